package dev.glissade.dsl.parse;

import dev.glissade.dsl.ast.AssignOp;
import dev.glissade.dsl.ast.Declaration;
import dev.glissade.dsl.ast.Identifier;
import dev.glissade.dsl.ast.ScalarScope;
import dev.glissade.dsl.ast.Statement;
import dev.glissade.dsl.ast.Target;
import dev.glissade.dsl.ast.Unit;
import dev.glissade.dsl.ast.UnitKind;
import dev.glissade.dsl.diag.DiagnosticCode;
import dev.glissade.dsl.parse.RuleGrammar.*;
import dev.glissade.dsl.text.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.tree.TerminalNode;
import org.jspecify.annotations.Nullable;

/**
 * Makes the tree of a rule file of the parser's.
 *
 * <p>Items that hold a syntax error are passed over: the error is reported, and the file's tree will not be handed on. All
 * others are made, so that what can only be said here is said in the same run.
 */
final class AstBuilder {

    private static final Set<Integer> ASSIGNABLE = Set.of(RuleLexer.THETA, RuleLexer.GRAD, RuleLexer.CENTER);

    private final Places places;
    private final Comments comments;
    private final SyntaxErrors errors;
    private final ExpressionBuilder expressions;

    AstBuilder(Places places, Comments comments, SyntaxErrors errors) {
        this.places = places;
        this.comments = comments;
        this.errors = errors;
        this.expressions = new ExpressionBuilder(places, errors);
    }

    /** Makes a unit; empty if it has no name or is broken itself. */
    Optional<Unit> unit(UnitContext tree) {
        if (tree.exception != null) {
            return Optional.empty();
        }
        UnitKind kind = UnitKind.valueOf(tree.kind().getText().toUpperCase(Locale.ROOT));
        Optional<String> doc = comments.of(tree.getStart());
        if (tree.NAME() == null) {
            errors.report(
                    places.of(tree.kind()),
                    DiagnosticCode.UNEXPECTED_TOKEN,
                    "expected a name after '" + kind.word() + "', found '" + (tree.block() == null ? "=" : "{") + "'",
                    "only a whole file may be without a name, and then without the word '" + kind.word() + "' too");
        }
        Identifier name = tree.NAME() == null ? new Identifier("", places.of(tree.kind())) : identifier(tree.NAME());
        if (tree.chain() != null) {
            List<Unit.Link> links = tree.chain().link().stream().map(this::link).toList();
            return Optional.of(new Unit.Chain(kind, name, doc, links, places.of(tree)));
        }
        return Optional.of(block(kind, name, doc, false, tree.block().item(), places.of(tree)));
    }

    /** Makes the unit of a file without a head. */
    Unit headless(String name, List<ItemContext> items, int length) {
        Identifier identifier = new Identifier(name, new Span(0, 0));
        return block(UnitKind.OPTIMIZER, identifier, comments.ofHeadlessFile(), true, items, new Span(0, length));
    }

    private Unit block(
            UnitKind kind,
            Identifier name,
            Optional<String> doc,
            boolean headless,
            List<ItemContext> items,
            Span span) {
        List<Declaration> declarations = new ArrayList<>();
        List<Statement> statements = new ArrayList<>();
        for (ItemContext item : items) {
            if (item.statement() != null) {
                statement(item).ifPresent(statements::add);
            } else if (item.exception == null) {
                if (!statements.isEmpty()) {
                    misplaced(item);
                }
                declarations.add(declaration(item.declaration()));
            }
        }
        return new Unit.Block(kind, name, doc, headless, declarations, statements, span);
    }

    private Unit.Link link(LinkContext tree) {
        List<Unit.Setting> settings = tree.setting().stream()
                .map(setting -> expressions.setting(setting.NAME().getSymbol(), setting.value()))
                .toList();
        Optional<Identifier> alias = tree.AS() == null ? Optional.empty() : Optional.of(identifier(tree.NAME(1)));
        return new Unit.Link(identifier(tree.NAME(0)), settings, alias, places.of(tree));
    }

    private void misplaced(ItemContext item) {
        errors.report(
                places.of(item.getStart()),
                DiagnosticCode.MISPLACED_DECLARATION,
                "'" + item.getStart().getText() + "' after a statement or in a block",
                "declarations come before the first statement of their unit");
    }

    private Declaration declaration(DeclarationContext tree) {
        Optional<String> doc = comments.of(tree.getStart());
        Span span = places.of(tree);
        if (tree.shared() != null) {
            return new Declaration.Shared(identifier(tree.shared().NAME()), doc, span);
        }
        if (tree.hyper() != null) {
            HyperContext hyper = tree.hyper();
            return new Declaration.Hyper(
                    identifier(hyper.NAME(0)),
                    Optional.ofNullable(hyper.NAME(1)).map(this::identifier),
                    Optional.ofNullable(hyper.value()).map(expressions::value),
                    Optional.ofNullable(hyper.range()).map(this::range),
                    doc,
                    span);
        }
        return state(tree.state(), doc, span);
    }

    private Declaration state(StateContext tree, Optional<String> doc, Span span) {
        Optional<Identifier> list = tree.LBRACKET() == null ? Optional.empty() : Optional.of(identifier(tree.NAME(1)));
        int word = list.isPresent() ? 2 : 1;
        Optional<Identifier> storage = Optional.ofNullable(tree.NAME(word)).map(this::identifier);
        Optional<Identifier> rounding = Optional.ofNullable(tree.NAME(word + 1)).map(this::identifier);
        ScalarScope scope = tree.GROUP() != null
                ? ScalarScope.GROUP
                : tree.GLOBAL() != null ? ScalarScope.GLOBAL : ScalarScope.TENSOR;
        return new Declaration.State(
                identifier(tree.NAME(0)),
                list,
                tree.SCALAR() == null ? Optional.empty() : Optional.of(scope),
                Optional.ofNullable(tree.expr()).map(expressions::expression),
                storage,
                rounding,
                doc,
                span);
    }

    private Declaration.Range range(RangeContext tree) {
        return new Declaration.Range(
                bound(tree.bound(0)),
                tree.LPAREN() != null,
                bound(tree.bound(1)),
                tree.RPAREN() != null,
                places.of(tree));
    }

    private static double bound(BoundContext tree) {
        double size = tree.INF() != null
                ? Double.POSITIVE_INFINITY
                : Double.parseDouble(tree.NUMBER().getText());
        return tree.MINUS() != null ? -size : size;
    }

    private Statement.Block block(BlockContext tree) {
        List<Statement> statements = new ArrayList<>();
        for (ItemContext item : tree.item()) {
            if (item.declaration() != null && item.exception == null) {
                misplaced(item);
            }
            statement(item).ifPresent(statements::add);
        }
        return new Statement.Block(statements, places.of(tree));
    }

    private Optional<Statement> statement(ItemContext item) {
        if (item.exception != null || item.statement() == null) {
            return Optional.empty();
        }
        StatementContext tree = item.statement();
        Span span = places.of(tree);
        if (tree instanceof LetContext let) {
            return Optional.of(new Statement.Let(identifier(let.NAME()), expressions.expression(let.expr()), span));
        }
        if (tree instanceof AssignContext assign) {
            AssignOp op = assignment(assign.assignment().getStart());
            return Optional.of(
                    new Statement.Assign(target(assign.target()), op, expressions.expression(assign.expr()), span));
        }
        if (tree instanceof EvalContext eval) {
            return Optional.of(new Statement.Eval(expressions.expression(eval.expr()), span));
        }
        if (tree instanceof InnerContext) {
            return Optional.of(new Statement.Inner(span));
        }
        if (tree instanceof BranchContext branch) {
            return Optional.of(branch(branch, 0));
        }
        if (tree instanceof FirstContext first) {
            return Optional.of(new Statement.First(block(first.block(0)), otherwise(first.block(1)), span));
        }
        if (tree instanceof LoopContext loop) {
            return Optional.of(
                    new Statement.For(identifier(loop.NAME(0)), identifier(loop.NAME(1)), block(loop.block()), span));
        }
        ExchangeContext exchange = (ExchangeContext) tree;
        return Optional.of(
                new Statement.Exchange(expressions.expression(exchange.expr()), block(exchange.block()), span));
    }

    /** The branch from its {@code i}th condition on; an {@code else if} is a block that holds one {@code if}. */
    private Statement.If branch(BranchContext tree, int i) {
        Span span = new Span(
                places.of(tree.IF(i).getSymbol()).start(), places.of(tree).end());
        Optional<Statement.Block> otherwise;
        if (i + 1 < tree.expr().size()) {
            Statement.If next = branch(tree, i + 1);
            otherwise = Optional.of(new Statement.Block(List.of(next), next.span()));
        } else {
            otherwise = otherwise(tree.block(i + 1));
        }
        return new Statement.If(expressions.expression(tree.expr(i)), block(tree.block(i)), otherwise, span);
    }

    private Optional<Statement.Block> otherwise(@Nullable BlockContext tree) {
        return Optional.ofNullable(tree).map(this::block);
    }

    private Target target(TargetContext tree) {
        Span span = places.of(tree);
        if (tree.NAME() != null) {
            return tree.index() == null
                    ? new Target.OfName(identifier(tree.NAME()))
                    : new Target.OfElement(identifier(tree.NAME()), expressions.index(tree.index()), span);
        }
        Token word = tree.getStart();
        if (!ASSIGNABLE.contains(word.getType())) {
            errors.report(
                    span,
                    DiagnosticCode.NOT_ASSIGNABLE,
                    "'" + Words.reserved(word.getType()) + "' cannot be assigned",
                    "'theta', 'grad', states and locals can; name a new local with 'let'");
        }
        return new Target.OfBuiltin(ExpressionBuilder.builtin(word), span);
    }

    private Identifier identifier(TerminalNode name) {
        return expressions.identifier(name.getSymbol());
    }

    private static AssignOp assignment(Token sign) {
        return switch (sign.getType()) {
            case RuleLexer.ASSIGN -> AssignOp.SET;
            case RuleLexer.ADD_TO -> AssignOp.ADD;
            case RuleLexer.SUB_FROM -> AssignOp.SUB;
            case RuleLexer.MUL_BY -> AssignOp.MUL;
            case RuleLexer.DIV_BY -> AssignOp.DIV;
            default -> throw new IllegalStateException("parser: no assignment has the token " + sign.getText());
        };
    }
}
