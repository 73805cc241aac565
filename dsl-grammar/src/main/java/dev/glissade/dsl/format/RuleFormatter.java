package dev.glissade.dsl.format;

import dev.glissade.dsl.ast.Declaration;
import dev.glissade.dsl.ast.Expr;
import dev.glissade.dsl.ast.RuleFile;
import dev.glissade.dsl.ast.ScalarScope;
import dev.glissade.dsl.ast.Statement;
import dev.glissade.dsl.ast.Unit;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Writes a rule file as canonical text.
 *
 * <p>One item a line, blocks indented by two, names and signs in ASCII, comments kept. Parsing the text gives the tree that it
 * was written from, places apart, and formatting that gives the same text. Stateless and thread-safe.
 */
public final class RuleFormatter {

    private RuleFormatter() {}

    /** The canonical text of a file as it came from the parser. */
    public static String format(RuleFile file) {
        var page = new Page(file);
        List<Unit> units = file.units();
        for (int i = 0; i < units.size(); i++) {
            int limit = i + 1 < units.size() ? units.get(i + 1).span().start() : Integer.MAX_VALUE;
            unit(units.get(i), limit, page);
        }
        page.commentsBefore(Integer.MAX_VALUE);
        return page.text();
    }

    /** The canonical text of an expression. */
    public static String format(Expr expression) {
        return ExpressionPrinter.print(expression);
    }

    /** The canonical text of a statement that introduces a local. */
    public static String format(Statement.Let statement) {
        return StatementFormatter.line(statement);
    }

    /** The canonical text of an assignment. */
    public static String format(Statement.Assign statement) {
        return StatementFormatter.line(statement);
    }

    private static void unit(Unit unit, int limit, Page page) {
        if (unit instanceof Unit.Chain chain) {
            page.commentsBefore(chain.span().end());
            head(unit, chain(chain), page);
        } else {
            block((Unit.Block) unit, page);
        }
        page.commentsBehind(unit.span().end(), limit);
        page.wantBlankLine();
    }

    private static void head(Unit unit, String line, Page page) {
        page.keepBlankLine();
        unit.doc().ifPresent(page::doc);
        page.line(line);
    }

    private static void block(Unit.Block unit, Page page) {
        if (unit.headless()) {
            unit.doc().ifPresent(doc -> {
                page.doc(doc);
                page.wantBlankLine();
            });
            new StatementFormatter(page).items(unit.declarations(), unit.statements(), Integer.MAX_VALUE);
            return;
        }
        int headEnd = unit.name().span().end();
        int first = unit.declarations().isEmpty()
                ? unit.statements().isEmpty()
                        ? unit.span().end()
                        : unit.statements().get(0).span().start()
                : unit.declarations().get(0).span().start();
        page.commentsBefore(headEnd);
        head(unit, unit.kind().word() + " " + unit.name().text() + " {", page);
        page.commentsBehind(headEnd, first);
        page.indent();
        new StatementFormatter(page)
                .items(unit.declarations(), unit.statements(), unit.span().end() - 1);
        page.outdent();
        page.line("}");
    }

    private static String chain(Unit.Chain chain) {
        return chain.links().stream()
                .map(RuleFormatter::link)
                .collect(Collectors.joining(
                        " >> ", chain.kind().word() + " " + chain.name().text() + " = ", ""));
    }

    private static String link(Unit.Link link) {
        return link.unit().text()
                + (link.settings().isEmpty() ? "" : "(" + ExpressionPrinter.print(link.settings()) + ")")
                + link.alias().map(alias -> " as " + alias.text()).orElse("");
    }

    static String declaration(Declaration declaration) {
        String name = declaration.name().text();
        if (declaration instanceof Declaration.Hyper hyper) {
            return "hyper "
                    + name
                    + hyper.type().map(type -> ": " + type.text()).orElse("")
                    + hyper.defaultValue()
                            .map(value -> " = " + ExpressionPrinter.print(value))
                            .orElse("")
                    + hyper.range().map(range -> " in " + range(range)).orElse("");
        }
        if (declaration instanceof Declaration.Shared) {
            return "shared " + name;
        }
        Declaration.State state = (Declaration.State) declaration;
        return "state "
                + name
                + state.list().map(list -> "[" + list.text() + "]").orElse("")
                + state.scope().map(RuleFormatter::scope).orElse("")
                + state.init()
                        .map(init -> " = " + ExpressionPrinter.print(init))
                        .orElse("")
                + state.storage().map(storage -> " as " + storage.text()).orElse("")
                + state.rounding().map(rounding -> " " + rounding.text()).orElse("");
    }

    private static String scope(ScalarScope scope) {
        return switch (scope) {
            case TENSOR -> ": scalar";
            case GROUP, GLOBAL -> ": " + ExpressionPrinter.word(scope) + " scalar";
        };
    }

    private static String range(Declaration.Range range) {
        return (range.lowOpen() ? "(" : "[")
                + ExpressionPrinter.number(range.low())
                + ", "
                + ExpressionPrinter.number(range.high())
                + (range.highOpen() ? ")" : "]");
    }
}
