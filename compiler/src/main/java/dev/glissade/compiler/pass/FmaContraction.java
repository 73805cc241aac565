package dev.glissade.compiler.pass;

import dev.glissade.compiler.function.Operation;
import dev.glissade.compiler.ir.Node;
import dev.glissade.compiler.ir.Op;
import dev.glissade.compiler.ir.Program;
import dev.glissade.compiler.ir.Values;
import java.util.List;

/**
 * Adds a product in one operation that rounds once.
 *
 * <p>Before: {@code m = b*m + c*grad}. After: {@code m = fma(b, m, c*grad)}.
 *
 * <p>Relaxed: the product is not rounded, so the result is nearer to the exact value than before, but another one. Only where
 * there is one for each element: scalars stay as they are. Of two products the left one is taken in.
 */
public final class FmaContraction implements Pass {

    @Override
    public Accuracy accuracy() {
        return Accuracy.RELAXED;
    }

    @Override
    public Program run(Program program) {
        return Rewriting.everyValue(
                program,
                (made, node, op) -> op instanceof Op.Apply apply && node.type().isTensor()
                        ? contract(made, node, apply)
                        : made.replace(node, op));
    }

    private static int contract(Values made, Node node, Op.Apply op) {
        if (op.operation() != Operation.ADD && op.operation() != Operation.SUB) {
            return made.replace(node, op);
        }
        boolean minus = op.operation() == Operation.SUB;
        int left = op.arguments().get(0);
        int right = op.arguments().get(1);
        if (isProduct(made, left)) {
            return fused(made, node, made.op(left).operands(), minus ? negated(made, node, right) : right);
        }
        if (isProduct(made, right)) {
            List<Integer> factors = made.op(right).operands();
            return fused(
                    made, node, minus ? List.of(negated(made, node, factors.get(0)), factors.get(1)) : factors, left);
        }
        return made.replace(node, op);
    }

    private static boolean isProduct(Values made, int value) {
        return made.type(value).isTensor()
                && made.op(value) instanceof Op.Apply apply
                && apply.operation() == Operation.MUL;
    }

    private static int negated(Values made, Node node, int value) {
        return made.add(new Op.Apply(Operation.NEG, List.of(value)), node.origin());
    }

    private static int fused(Values made, Node node, List<Integer> factors, int term) {
        return made.replace(node, new Op.Apply(Operation.FMA, List.of(factors.get(0), factors.get(1), term)));
    }
}
