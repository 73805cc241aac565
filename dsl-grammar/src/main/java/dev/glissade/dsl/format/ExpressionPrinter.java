package dev.glissade.dsl.format;

import dev.glissade.dsl.ast.BinaryOp;
import dev.glissade.dsl.ast.Expr;
import dev.glissade.dsl.ast.Index;
import dev.glissade.dsl.ast.ScalarScope;
import dev.glissade.dsl.ast.UnaryOp;
import dev.glissade.dsl.ast.Unit;
import dev.glissade.dsl.ast.Value;
import java.util.List;
import java.util.Locale;

/** Writes expressions with the parentheses that they need and no others. */
final class ExpressionPrinter implements Expr.Cases<StringBuilder> {

    private static final int PRIMARY = 9;

    private final StringBuilder out;

    private ExpressionPrinter(StringBuilder out) {
        this.out = out;
    }

    static String print(Expr expression) {
        return expression.accept(new ExpressionPrinter(new StringBuilder())).toString();
    }

    static String print(Value value) {
        var out = new StringBuilder();
        new ExpressionPrinter(out).value(value);
        return out.toString();
    }

    static String print(Index index) {
        return index instanceof Index.OfName name ? name.name().text() : number(((Index.OfNumber) index).value());
    }

    /** The shortest usual way to write a number that is not kept as it was written. */
    static String number(double value) {
        if (Double.isInfinite(value)) {
            return value > 0 ? "inf" : "-inf";
        }
        boolean whole = value == Math.rint(value) && Math.abs(value) < 1e15;
        boolean negativeZero = value == 0 && 1 / value < 0;
        return negativeZero
                ? "-0"
                : whole
                        ? Long.toString((long) value)
                        : Double.toString(value).replace(".0E", "e").replace('E', 'e');
    }

    @Override
    public StringBuilder number(Expr.Num e) {
        return out.append(e.text());
    }

    @Override
    public StringBuilder truth(Expr.Truth e) {
        return out.append(e.value());
    }

    @Override
    public StringBuilder name(Expr.Name e) {
        return out.append(e.name());
    }

    @Override
    public StringBuilder builtin(Expr.Known e) {
        return out.append(e.builtin().word());
    }

    @Override
    public StringBuilder element(Expr.Element e) {
        return out.append(e.name().text()).append('[').append(print(e.index())).append(']');
    }

    @Override
    public StringBuilder unary(Expr.Unary e) {
        out.append(e.op().sign()).append(e.op() == UnaryOp.NOT ? " " : "");
        return operand(e.operand(), e.op().precedence());
    }

    @Override
    public StringBuilder binary(Expr.Binary e) {
        BinaryOp op = e.op();
        operand(e.left(), leftLevel(op));
        boolean spaced = op.precedence() <= BinaryOp.ADD.precedence() || op == BinaryOp.MOD || op == BinaryOp.MATMUL;
        out.append(spaced ? " " + op.sign() + " " : op.sign());
        return operand(e.right(), rightLevel(op));
    }

    @Override
    public StringBuilder call(Expr.Call e) {
        e.scope().ifPresent(scope -> out.append(word(scope)).append(' '));
        out.append(e.function().text()).append('(');
        String separator = "";
        for (Expr argument : e.arguments()) {
            out.append(separator);
            argument.accept(this);
            separator = ", ";
        }
        out.append(e.named().isEmpty() ? "" : separator);
        return settings(e.named()).append(')');
    }

    @Override
    public StringBuilder gradientAt(Expr.GradientAt e) {
        return at("grad", e.point());
    }

    @Override
    public StringBuilder prev(Expr.Prev e) {
        return at("prev", e.of());
    }

    @Override
    public StringBuilder stale(Expr.Stale e) {
        return at("stale", e.of());
    }

    /** {@code a = 1, b = [2, 3]}. */
    static String print(List<Unit.Setting> settings) {
        return new ExpressionPrinter(new StringBuilder()).settings(settings).toString();
    }

    static String word(ScalarScope scope) {
        return scope.name().toLowerCase(Locale.ROOT);
    }

    private StringBuilder settings(List<Unit.Setting> settings) {
        String separator = "";
        for (Unit.Setting setting : settings) {
            out.append(separator).append(setting.name().text()).append(" = ");
            value(setting.value());
            separator = ", ";
        }
        return out;
    }

    private void value(Value value) {
        if (value instanceof Value.Single single) {
            single.expr().accept(this);
            return;
        }
        out.append('[');
        String separator = "";
        for (Expr element : ((Value.Many) value).elements()) {
            out.append(separator);
            element.accept(this);
            separator = ", ";
        }
        out.append(']');
    }

    private StringBuilder at(String word, Expr argument) {
        out.append(word).append('(');
        return argument.accept(this).append(')');
    }

    /** Writes an operand at a place where only what binds at least as tightly as {@code level} may stand bare. */
    private StringBuilder operand(Expr e, int level) {
        if (precedence(e) >= level) {
            return e.accept(this);
        }
        out.append('(');
        return e.accept(this).append(')');
    }

    private static int leftLevel(BinaryOp op) {
        return op == BinaryOp.POW || op.isComparison() ? op.precedence() + 1 : op.precedence();
    }

    private static int rightLevel(BinaryOp op) {
        // the right side of a power may carry a sign, and be a power
        return op == BinaryOp.POW ? UnaryOp.NEG.precedence() : op.precedence() + 1;
    }

    private static int precedence(Expr e) {
        if (e instanceof Expr.Binary binary) {
            return binary.op().precedence();
        }
        return e instanceof Expr.Unary unary ? unary.op().precedence() : PRIMARY;
    }
}
