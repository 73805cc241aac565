package dev.glissade.dsl.format;

import dev.glissade.dsl.ast.Declaration;
import dev.glissade.dsl.ast.Statement;
import dev.glissade.dsl.ast.Target;
import java.util.List;
import java.util.Optional;

/** Writes the inside of units and blocks. */
final class StatementFormatter implements Statement.Cases<Page> {

    private final Page page;

    StatementFormatter(Page page) {
        this.page = page;
    }

    static String line(Statement.Let s) {
        return "let " + s.name().text() + " = " + ExpressionPrinter.print(s.value());
    }

    static String line(Statement.Assign s) {
        return target(s.target()) + " " + s.op().sign() + " " + ExpressionPrinter.print(s.value());
    }

    /** Writes the items of a unit and the comments up to {@code end}, where it ends in the source. */
    void items(List<Declaration> declarations, List<Statement> statements, int end) {
        for (int i = 0; i < declarations.size(); i++) {
            int limit = i + 1 < declarations.size()
                    ? declarations.get(i + 1).span().start()
                    : statements.isEmpty() ? end : statements.get(0).span().start();
            declaration(declarations.get(i), limit);
        }
        statements(statements, end);
    }

    private void declaration(Declaration declaration, int limit) {
        page.commentsBefore(declaration.span().end());
        page.keepBlankLine();
        doc(declaration).ifPresent(page::doc);
        page.line(RuleFormatter.declaration(declaration));
        page.commentsBehind(declaration.span().end(), limit);
    }

    private static Optional<String> doc(Declaration declaration) {
        if (declaration instanceof Declaration.Hyper hyper) {
            return hyper.doc();
        }
        return declaration instanceof Declaration.State state ? state.doc() : ((Declaration.Shared) declaration).doc();
    }

    private void statements(List<Statement> statements, int end) {
        for (int i = 0; i < statements.size(); i++) {
            Statement statement = statements.get(i);
            statement.accept(this);
            int limit = i + 1 < statements.size() ? statements.get(i + 1).span().start() : end;
            page.commentsBehind(statement.span().end(), limit);
        }
        page.commentsBefore(end);
    }

    @Override
    public Page let(Statement.Let s) {
        return simple(s, line(s));
    }

    @Override
    public Page assign(Statement.Assign s) {
        return simple(s, line(s));
    }

    @Override
    public Page eval(Statement.Eval s) {
        return simple(s, "eval = " + ExpressionPrinter.print(s.value()));
    }

    @Override
    public Page inner(Statement.Inner s) {
        return simple(s, "inner");
    }

    @Override
    public Page branch(Statement.If s) {
        page.commentsBefore(s.then().span().start());
        page.keepBlankLine();
        page.line("if " + ExpressionPrinter.print(s.condition()) + " {");
        Statement.If last = s;
        inside(last.then());
        while (elseIf(last).isPresent()) {
            last = elseIf(last).get();
            page.line("} else if " + ExpressionPrinter.print(last.condition()) + " {");
            inside(last.then());
        }
        return otherwise(last.otherwise());
    }

    @Override
    public Page first(Statement.First s) {
        head("first", s.then());
        return otherwise(s.otherwise());
    }

    @Override
    public Page loop(Statement.For s) {
        head("for " + s.index().text() + " in " + s.list().text(), s.body());
        return close();
    }

    @Override
    public Page exchange(Statement.Exchange s) {
        head("exchange every " + ExpressionPrinter.print(s.period()), s.body());
        return close();
    }

    private Page simple(Statement statement, String line) {
        page.commentsBefore(statement.span().end());
        page.keepBlankLine();
        page.line(line);
        return page;
    }

    private void head(String line, Statement.Block block) {
        page.commentsBefore(block.span().start());
        page.keepBlankLine();
        page.line(line + " {");
        inside(block);
    }

    /** Writes a block whose head is the last line of the page. */
    private void inside(Statement.Block block) {
        page.indent();
        page.commentsBefore(block.span().start());
        int first = block.statements().isEmpty()
                ? block.span().end() - 1
                : block.statements().get(0).span().start();
        page.commentsBehind(block.span().start() + 1, first);
        statements(block.statements(), block.span().end() - 1);
        page.outdent();
        page.passed(block.span().end());
    }

    /** The branch that an {@code else} holds alone, if no comment would lose its place. */
    private Optional<Statement.If> elseIf(Statement.If branch) {
        if (branch.otherwise().isEmpty()) {
            return Optional.empty();
        }
        Statement.Block block = branch.otherwise().get();
        if (block.statements().size() == 1
                && block.statements().get(0) instanceof Statement.If only
                && !page.hasCommentIn(block.span().start(), only.span().start())
                && !page.hasCommentIn(only.span().end(), block.span().end())) {
            return Optional.of(only);
        }
        return Optional.empty();
    }

    private Page otherwise(Optional<Statement.Block> block) {
        block.ifPresent(statements -> {
            page.line("} else {");
            inside(statements);
        });
        return close();
    }

    private Page close() {
        page.line("}");
        return page;
    }

    private static String target(Target target) {
        if (target instanceof Target.OfBuiltin builtin) {
            return builtin.builtin().word();
        }
        if (target instanceof Target.OfName name) {
            return name.name().text();
        }
        Target.OfElement element = (Target.OfElement) target;
        return element.name().text() + "[" + ExpressionPrinter.print(element.index()) + "]";
    }
}
