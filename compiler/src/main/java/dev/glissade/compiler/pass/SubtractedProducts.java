package dev.glissade.compiler.pass;

import dev.glissade.compiler.function.Operation;
import dev.glissade.compiler.ir.Node;
import dev.glissade.compiler.ir.Op;
import dev.glissade.compiler.ir.Program;
import dev.glissade.compiler.ir.Values;
import java.util.List;

/**
 * Subtracts a product with a negated scalar instead of adding it to another product.
 *
 * <p>Before: {@code m = b*m + c*grad}. After: {@code m = b*m - (-c)*grad}.
 *
 * <p>The JVM puts the operands of a sum in an order of its own, and not in the same for each of the elements that it works on side
 * by side. Where both are products it then takes one for the other, and gives up on vectorising the loop (measured: 2.8 ns
 * instead of 0.4 for {@code lion}). The operands of a difference stay where they are. Exact: a product changes its sign with a
 * factor, and {@code a - (-b)} is {@code a + b} for all numbers, zeros of both signs too.
 */
public final class SubtractedProducts implements Pass {

    @Override
    public Program run(Program program) {
        return Rewriting.everyValue(
                program,
                (made, node, op) -> op instanceof Op.Apply apply && apply.operation() == Operation.ADD
                        ? subtract(made, node, apply)
                        : made.replace(node, op));
    }

    private static int subtract(Values made, Node node, Op.Apply sum) {
        int left = sum.arguments().get(0);
        int right = sum.arguments().get(1);
        if (isProduct(made, left) && isProduct(made, right)) {
            for (int side = 0; side < 2; side++) {
                List<Integer> factors = made.op(side == 0 ? right : left).operands();
                for (int f = 0; f < 2; f++) {
                    if (!made.type(factors.get(f)).isTensor()) {
                        int negated = Negation.ofScalar(made, node, factors.get(f));
                        int product = made.add(
                                new Op.Apply(Operation.MUL, List.of(negated, factors.get(1 - f))),
                                Negation.unnamed(node));
                        return made.replace(
                                node, new Op.Apply(Operation.SUB, List.of(side == 0 ? left : right, product)));
                    }
                }
            }
        }
        return made.replace(node, sum);
    }

    private static boolean isProduct(Values made, int value) {
        return made.type(value).isTensor()
                && made.op(value) instanceof Op.Apply apply
                && apply.operation() == Operation.MUL;
    }
}
