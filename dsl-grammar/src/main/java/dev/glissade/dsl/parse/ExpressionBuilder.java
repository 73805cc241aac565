package dev.glissade.dsl.parse;

import dev.glissade.dsl.ast.BinaryOp;
import dev.glissade.dsl.ast.Builtin;
import dev.glissade.dsl.ast.Expr;
import dev.glissade.dsl.ast.Identifier;
import dev.glissade.dsl.ast.Index;
import dev.glissade.dsl.ast.ScalarScope;
import dev.glissade.dsl.ast.UnaryOp;
import dev.glissade.dsl.ast.Unit;
import dev.glissade.dsl.ast.Value;
import dev.glissade.dsl.diag.DiagnosticCode;
import dev.glissade.dsl.parse.RuleGrammar.*;
import dev.glissade.dsl.text.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.tree.TerminalNode;

/** Makes expressions of complete parse trees; how deep they can be is bounded by {@link Limits}. */
final class ExpressionBuilder {

    private final Places places;
    private final SyntaxErrors errors;

    ExpressionBuilder(Places places, SyntaxErrors errors) {
        this.places = places;
        this.errors = errors;
    }

    Expr expression(ExprContext tree) {
        Expr result = conjunction(tree.conjunction(0));
        for (int i = 1; i < tree.conjunction().size(); i++) {
            result = binary(BinaryOp.OR, result, conjunction(tree.conjunction(i)), tree, tree.conjunction(i));
        }
        return result;
    }

    Value value(ValueContext tree) {
        List<Expr> elements = new ArrayList<>();
        for (ExprContext element : tree.expr()) {
            elements.add(expression(element));
        }
        if (tree.LBRACKET() == null) {
            return new Value.Single(elements.get(0));
        }
        if (elements.size() > Limits.ELEMENTS) {
            errors.report(
                    places.of(tree.expr(Limits.ELEMENTS)),
                    DiagnosticCode.TOO_MANY_ELEMENTS,
                    "the list has " + elements.size() + " elements",
                    "a list has at most " + Limits.ELEMENTS);
        }
        return new Value.Many(elements, places.of(tree));
    }

    Unit.Setting setting(Token name, ValueContext value) {
        return new Unit.Setting(identifier(name), value(value));
    }

    Identifier identifier(Token token) {
        return new Identifier(token.getText(), places.of(token));
    }

    Index index(IndexContext tree) {
        return tree.NAME() != null
                ? new Index.OfName(identifier(tree.NAME().getSymbol()))
                : new Index.OfNumber(Double.parseDouble(tree.NUMBER().getText()), places.of(tree));
    }

    private Expr conjunction(ConjunctionContext tree) {
        Expr result = negation(tree.negation(0));
        for (int i = 1; i < tree.negation().size(); i++) {
            result = binary(BinaryOp.AND, result, negation(tree.negation(i)), tree, tree.negation(i));
        }
        return result;
    }

    private Expr negation(NegationContext tree) {
        return tree.NOT() == null
                ? comparison(tree.comparison())
                : new Expr.Unary(UnaryOp.NOT, negation(tree.negation()), places.of(tree));
    }

    private Expr comparison(ComparisonContext tree) {
        Expr result = sum(tree.sum(0));
        for (int i = 1; i < tree.sum().size(); i++) {
            BinaryOp op = operator(tree.comparator(i - 1).getStart());
            result = binary(op, result, sum(tree.sum(i)), tree, tree.sum(i));
        }
        if (tree.sum().size() > 2) {
            errors.report(
                    places.of(tree.comparator(1)),
                    DiagnosticCode.CHAINED_COMPARISON,
                    "comparisons do not chain",
                    "write 'a < b and b < c'");
        }
        return result;
    }

    private Expr sum(SumContext tree) {
        Expr result = product(tree.product(0));
        for (int i = 1; i < tree.product().size(); i++) {
            result = binary(operatorAt(tree, i), result, product(tree.product(i)), tree, tree.product(i));
        }
        return result;
    }

    private Expr product(ProductContext tree) {
        Expr result = unary(tree.unary(0));
        for (int i = 1; i < tree.unary().size(); i++) {
            result = binary(operatorAt(tree, i), result, unary(tree.unary(i)), tree, tree.unary(i));
        }
        return result;
    }

    private Expr unary(UnaryContext tree) {
        if (tree.power() != null) {
            return power(tree.power());
        }
        Expr operand = unary(tree.unary());
        return tree.MINUS() != null
                ? new Expr.Unary(UnaryOp.NEG, operand, places.of(tree))
                : call("sqrt", tree.ROOT().getSymbol(), List.of(operand), tree);
    }

    private Expr power(PowerContext tree) {
        Expr base = primary(tree.primary());
        List<TerminalNode> superscripts = tree.SUPERSCRIPT();
        if (superscripts.size() + (tree.unary() == null ? 0 : 1) > 1) {
            errors.report(
                    places.of(tree),
                    DiagnosticCode.REPEATED_POWER,
                    "a power of a power in superscript",
                    "write parentheses, '(x^2)^3' or 'x^(2^3)'");
        }
        if (!superscripts.isEmpty()) {
            Token superscript = superscripts.get(0).getSymbol();
            Expr exponent = new Exponent(superscript.getText(), places.of(superscript)).read();
            return new Expr.Binary(BinaryOp.POW, base, exponent, places.of(tree));
        }
        return tree.unary() == null ? base : new Expr.Binary(BinaryOp.POW, base, unary(tree.unary()), places.of(tree));
    }

    private Expr primary(PrimaryContext tree) {
        Span span = places.of(tree);
        if (tree instanceof NumberContext number) {
            String text = number.NUMBER().getText();
            return new Expr.Num(Double.parseDouble(text), text, span);
        }
        if (tree instanceof TruthContext truth) {
            return new Expr.Truth(truth.TRUE() != null, span);
        }
        if (tree instanceof ParenthesesContext parentheses) {
            return expression(parentheses.expr());
        }
        if (tree instanceof KnownContext known) {
            return new Expr.Known(builtin(known.getStart()), span);
        }
        if (tree instanceof GradientContext gradient) {
            return gradient.expr() == null
                    ? new Expr.Known(Builtin.GRAD, span)
                    : new Expr.GradientAt(expression(gradient.expr()), span);
        }
        if (tree instanceof PastContext past) {
            Expr of = expression(past.expr());
            return past.PREV() != null ? new Expr.Prev(of, span) : new Expr.Stale(of, span);
        }
        if (tree instanceof WideContext wide) {
            ScalarScope scope = wide.GROUP() != null ? ScalarScope.GROUP : ScalarScope.GLOBAL;
            return call(Optional.of(scope), identifier(wide.NAME().getSymbol()), wide.arguments(), span);
        }
        return named((NamedContext) tree, span);
    }

    private Expr named(NamedContext tree, Span span) {
        Token name = tree.NAME().getSymbol();
        if (tree.arguments() != null) {
            return call(Optional.empty(), identifier(name), tree.arguments(), span);
        }
        return tree.index() != null
                ? new Expr.Element(identifier(name), index(tree.index()), span)
                : new Expr.Name(name.getText(), span);
    }

    private Expr call(Optional<ScalarScope> scope, Identifier function, ArgumentsContext tree, Span span) {
        List<Expr> arguments = new ArrayList<>();
        List<Unit.Setting> named = new ArrayList<>();
        for (ArgumentContext argument : tree.argument()) {
            if (argument.NAME() != null) {
                named.add(setting(argument.NAME().getSymbol(), argument.value()));
            } else {
                arguments.add(expression(argument.expr()));
            }
        }
        return new Expr.Call(scope, function, arguments, named, span);
    }

    private Expr call(String function, Token sign, List<Expr> arguments, ParserRuleContext tree) {
        Identifier name = new Identifier(function, places.of(sign));
        return new Expr.Call(Optional.empty(), name, arguments, List.of(), places.of(tree));
    }

    /** Joins two operands of a chain of operators; the span reaches from the start of the chain to its right operand. */
    private Expr binary(BinaryOp op, Expr left, Expr right, ParserRuleContext chain, ParserRuleContext last) {
        Span start = places.of(chain.getStart());
        return new Expr.Binary(op, left, right, start.to(places.of(last)));
    }

    /** The operator before operand {@code i} of a chain: operands and operators take turns. */
    private static BinaryOp operatorAt(ParserRuleContext chain, int i) {
        return operator(((TerminalNode) chain.getChild(2 * i - 1)).getSymbol());
    }

    private static BinaryOp operator(Token sign) {
        return switch (sign.getType()) {
            case RuleLexer.PLUS -> BinaryOp.ADD;
            case RuleLexer.MINUS -> BinaryOp.SUB;
            case RuleLexer.STAR -> BinaryOp.MUL;
            case RuleLexer.SLASH -> BinaryOp.DIV;
            case RuleLexer.PERCENT -> BinaryOp.MOD;
            case RuleLexer.AT -> BinaryOp.MATMUL;
            case RuleLexer.EQ -> BinaryOp.EQ;
            case RuleLexer.NE -> BinaryOp.NE;
            case RuleLexer.LT -> BinaryOp.LT;
            case RuleLexer.LE -> BinaryOp.LE;
            case RuleLexer.GT -> BinaryOp.GT;
            case RuleLexer.GE -> BinaryOp.GE;
            default -> throw new IllegalStateException("parser: no operator has the token " + sign.getText());
        };
    }

    /** The built-in name that a token of the grammar's rule for them stands for. */
    static Builtin builtin(Token word) {
        return Builtin.valueOf(Words.reserved(word.getType()).toUpperCase(Locale.ROOT));
    }
}
