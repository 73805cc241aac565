package dev.glissade.compiler.pass;

import dev.glissade.compiler.function.Operation;
import dev.glissade.compiler.ir.Node;
import dev.glissade.compiler.ir.Op;
import dev.glissade.compiler.ir.Program;
import dev.glissade.compiler.ir.Values;
import java.util.List;

/**
 * Multiplies each element by a reciprocal that is worked out once, instead of dividing.
 *
 * <p>Before: {@code theta = m/round(c)}. After: {@code theta = m*round(1/c)}.
 *
 * <p>Relaxed: the reciprocal and the product round once each, so the result is off by up to 1.5 units in the last place instead
 * of 0.5; more if the reciprocal is subnormal or overflows.
 */
public final class ReciprocalOfScalar implements Pass {

    @Override
    public Accuracy accuracy() {
        return Accuracy.RELAXED;
    }

    @Override
    public Program run(Program program) {
        return Rewriting.everyValue(
                program,
                (made, node, op) -> op instanceof Op.Apply apply && isByScalar(made, apply)
                        ? multiply(made, node, apply)
                        : made.replace(node, op));
    }

    private static boolean isByScalar(Values made, Op.Apply op) {
        return op.operation() == Operation.DIV
                && made.type(op.arguments().get(0)).isTensor()
                && !made.type(op.arguments().get(1)).isTensor();
    }

    private static int multiply(Values made, Node node, Op.Apply op) {
        int divisor = op.arguments().get(1);
        int one = made.add(new Op.Constant(1), node.origin());
        int reciprocal;
        if (made.op(divisor) instanceof Op.Round round) {
            int exact = made.add(new Op.Apply(Operation.DIV, List.of(one, round.value())), node.origin());
            reciprocal = made.add(new Op.Round(exact), node.origin());
        } else {
            int rounded = made.add(new Op.Round(one), node.origin());
            reciprocal = made.add(new Op.Apply(Operation.DIV, List.of(rounded, divisor)), node.origin());
        }
        return made.replace(
                node, new Op.Apply(Operation.MUL, List.of(op.arguments().get(0), reciprocal)));
    }
}
