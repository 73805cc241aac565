package dev.glissade.compiler.pass;

import dev.glissade.compiler.function.Operation;
import dev.glissade.compiler.ir.Node;
import dev.glissade.compiler.ir.Op;
import dev.glissade.compiler.ir.Program;
import dev.glissade.compiler.ir.Values;
import java.util.List;

/**
 * Puts arithmetic that vectorises in place of functions that are calls for each element.
 *
 * <p>Before: {@code theta -= sigmoid(exp(grad))}. After: {@code theta -= 1/(1 + relaxed_exp(-relaxed_exp(grad)))}.
 *
 * <p>Relaxed: {@code docs/numerics.md} states the bound of each. A power becomes {@code exp(y*log(x))}, which is what it means where
 * {@code x} is not negative or {@code y} is a number that is not whole; other powers stay as they are.
 */
public final class RelaxedFunctions implements Pass {

    /** Beyond every logarithm, and finite, so that a zero exponent makes 1 of it. */
    private static final double FAR = 0x1p100;

    @Override
    public Accuracy accuracy() {
        return Accuracy.RELAXED;
    }

    @Override
    public Program run(Program program) {
        return Rewriting.everyValue(
                program,
                (made, node, op) -> op instanceof Op.Apply apply && node.type().isTensor()
                        ? new Rewrite(made, node).rewrite(apply)
                        : made.replace(node, op));
    }

    private record Rewrite(Values made, Node node) {

        int rewrite(Op.Apply op) {
            return switch (op.operation()) {
                case EXP -> result(Operation.RELAXED_EXP, op.arguments());
                case LOG -> result(Operation.RELAXED_LOG, op.arguments());
                case TANH -> result(Operation.RELAXED_TANH, op.arguments());
                case SIGMOID -> {
                    int one = number(1);
                    int below = value(
                            Operation.RELAXED_EXP,
                            value(Operation.NEG, op.arguments().get(0)));
                    yield result(Operation.DIV, List.of(one, value(Operation.ADD, one, below)));
                }
                case POW -> isRegular(op) ? power(op) : made.replace(node, op);
                default -> made.replace(node, op);
            };
        }

        private int power(Op.Apply op) {
            int log = value(Operation.RELAXED_LOG, op.arguments().get(0));
            int near = value(Operation.MIN, value(Operation.MAX, log, number(-FAR)), number(FAR));
            return result(
                    Operation.RELAXED_EXP,
                    List.of(value(Operation.MUL, op.arguments().get(1), near)));
        }

        private boolean isRegular(Op.Apply op) {
            int base = op.arguments().get(0);
            int exponent = op.arguments().get(1);
            if (!made.type(base).isTensor()) {
                return false;
            }
            return isNotNegative(base) || isFraction(exponent);
        }

        /** Whether it is a literal, rounded or not, that is not whole in float either. */
        private boolean isFraction(int value) {
            int exact = made.op(value) instanceof Op.Round round ? round.value() : value;
            return made.op(exact) instanceof Op.Constant c && (float) c.value() != (float) Math.rint(c.value());
        }

        private boolean isNotNegative(int value) {
            if (!(made.op(value) instanceof Op.Apply op)) {
                return false;
            }
            return switch (op.operation()) {
                case ABS, SQRT, RELAXED_EXP -> true;
                case MUL -> op.arguments().get(0).equals(op.arguments().get(1));
                case MAX ->
                    isNotNegative(op.arguments().get(0))
                            || isNotNegative(op.arguments().get(1));
                case ADD ->
                    isNotNegative(op.arguments().get(0))
                            && isNotNegative(op.arguments().get(1));
                default -> false;
            };
        }

        private int number(double value) {
            return made.add(new Op.Round(made.add(new Op.Constant(value), node.origin())), node.origin());
        }

        private int value(Operation operation, Integer... operands) {
            return made.add(new Op.Apply(operation, List.of(operands)), node.origin());
        }

        private int result(Operation operation, List<Integer> operands) {
            return made.replace(node, new Op.Apply(operation, operands));
        }
    }
}
