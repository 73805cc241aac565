package dev.glissade.compiler.check;

import dev.glissade.compiler.function.BuiltinFunction;
import dev.glissade.compiler.function.Vectorisation;
import dev.glissade.dsl.ast.BinaryOp;
import dev.glissade.dsl.ast.Expr;
import dev.glissade.dsl.ast.Statement;
import dev.glissade.dsl.ast.UnaryOp;
import dev.glissade.dsl.ast.Unit;
import dev.glissade.dsl.diag.DiagnosticCode;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * Notes what keeps the JVM from vectorising the loop that it stands in, which then takes up to ten times as long.
 *
 * <p>Good: {@code theta -= lr*grad/max(abs(grad), 1e-37)}. Slow: {@code theta -= lr*where(grad == 0, 0, grad/abs(grad))}.
 *
 * <p>Each kind once in a unit, where it stands first: one is enough to slow the loop down. Silent about {@code eval}, which no
 * step works out, and about the powers that are products, quotients and roots.
 */
final class ScalarLoopCheck {

    private final Unit.Block unit;
    private final Typing typing;
    private final Report report;
    private final Set<Vectorisation> said = EnumSet.noneOf(Vectorisation.class);

    ScalarLoopCheck(Unit.Block unit, Typing typing, Report report) {
        this.unit = unit;
        this.typing = typing;
        this.report = report;
    }

    void check() {
        Tree.eachStatement(unit.statements(), s -> {
            if (!(s instanceof Statement.Eval)) {
                Tree.expressions(s).forEach(whole -> Tree.each(whole, this::look));
            }
        });
    }

    private void look(Expr e) {
        kind(e).filter(Vectorisation::isScalarSomewhere)
                .filter(kind -> isTensor(e, kind) && said.add(kind))
                .ifPresent(kind -> report.add(
                        e.span(),
                        isFunction(kind) ? DiagnosticCode.SCALAR_FUNCTION : DiagnosticCode.SCALAR_LOOP,
                        kind.label().replace('`', '\'') + " keeps the loop from being vectorised on "
                                + kind.whereScalar(),
                        hint(kind)));
    }

    private static Optional<Vectorisation> kind(Expr e) {
        if (e instanceof Expr.Call call) {
            return BuiltinFunction.named(call.function().text()).flatMap(Vectorisation::of);
        }
        return e instanceof Expr.Binary b && b.op() == BinaryOp.POW && !isSimple(b.right())
                ? Optional.of(Vectorisation.POWER)
                : Optional.empty();
    }

    /** A choice between tensors by a scalar is made once, before the loop. */
    private boolean isTensor(Expr e, Vectorisation kind) {
        return (kind == Vectorisation.CHOICE && e instanceof Expr.Call call)
                ? typing.of(call.arguments().get(0)).isTensor()
                : typing.of(e).isTensor();
    }

    /** Whether {@code x^exponent} is a product, a quotient or a root. */
    private static boolean isSimple(Expr exponent) {
        if (exponent instanceof Expr.Unary u && u.op() == UnaryOp.NEG) {
            return u.operand() instanceof Expr.Num n && (n.value() == 1 || n.value() == 0.5);
        }
        return exponent instanceof Expr.Num n
                && (n.value() == 2 || n.value() == 3 || n.value() == 4 || n.value() == 0.5);
    }

    private static boolean isFunction(Vectorisation kind) {
        return switch (kind) {
            case EXP, LOG, POWER, TANH, SIGMOID -> true;
            default -> false;
        };
    }

    private static String hint(Vectorisation kind) {
        return switch (kind) {
            case CHOICE -> "write it with 'max', 'min', 'clip' or 'sign' where they can say the same";
            case FLOOR -> "in double, and on JDK 25, it does not";
            case NORMAL, UNIFORM -> "each number is made from the seed by integers, which takes its time in any loop";
            default ->
                "it is worked out one element at a time, in 3 to 10 ns (13 to 160 in double); in relaxed arithmetic it is not";
        };
    }
}
