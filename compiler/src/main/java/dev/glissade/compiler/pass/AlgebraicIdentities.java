package dev.glissade.compiler.pass;

import dev.glissade.compiler.function.Operation;
import dev.glissade.compiler.ir.Node;
import dev.glissade.compiler.ir.Op;
import dev.glissade.compiler.ir.Program;
import dev.glissade.compiler.ir.Values;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Laws that hold for every number, of either zero, infinite or NaN.
 *
 * <p>Before: {@code theta = theta - -(1*grad)/4}. After: {@code theta = theta + grad*0.25}.
 *
 * <p>Not here, because they do not hold: {@code x + 0} is not {@code x} for {@code -0}; {@code 0*x} is not 0 for infinities;
 * {@code x - x} is not 0 for NaN; nor is {@code not (a < b)} the same as {@code a >= b}.
 */
public final class AlgebraicIdentities implements Pass {

    /** The greatest power of two whose reciprocal is no subnormal float. */
    private static final int LARGEST_EXPONENT = Float.MAX_EXPONENT - 1;

    @Override
    public Program run(Program program) {
        return Rewriting.everyValue(
                program,
                (made, node, op) ->
                        op instanceof Op.Apply apply ? new Laws(made, node, apply).apply() : made.replace(node, op));
    }

    private static final class Laws {
        private final Values made;
        private final Node node;
        private final Op.Apply op;

        Laws(Values made, Node node, Op.Apply op) {
            this.made = made;
            this.node = node;
            this.op = op;
        }

        private int x(int operand) {
            return op.arguments().get(operand);
        }

        int apply() {
            return switch (op.operation()) {
                case SUB -> difference();
                case ADD -> sum();
                case MUL -> product();
                case DIV -> quotient();
                case NEG -> isMade(0, Operation.NEG) ? inner(0) : same();
                case ABS ->
                    isMade(0, Operation.NEG) ? make(Operation.ABS, inner(0)) : isMade(0, Operation.ABS) ? x(0) : same();
                case MIN, MAX -> x(0) == x(1) ? x(0) : same();
                case POW -> is(1, 1) ? x(0) : same();
                case NOT -> negation();
                case AND -> neutral(true);
                case OR -> neutral(false);
                case SELECT -> choice();
                default -> same();
            };
        }

        /** {@code x - 0} is {@code x}, also for {@code -0}; {@code x - -y} is {@code x + y}. */
        private int difference() {
            return is(1, 0.0) ? x(0) : isMade(1, Operation.NEG) ? make(Operation.ADD, x(0), inner(1)) : same();
        }

        /** {@code x + -0} is {@code x}; {@code x + -y} and {@code -y + x} are {@code x - y}. */
        private int sum() {
            if (is(1, -0.0)) {
                return x(0);
            }
            if (is(0, -0.0)) {
                return x(1);
            }
            if (isMade(1, Operation.NEG)) {
                return make(Operation.SUB, x(0), inner(1));
            }
            return isMade(0, Operation.NEG) ? make(Operation.SUB, x(1), inner(0)) : same();
        }

        /** {@code 1*x} is {@code x}, {@code -1*x} is {@code -x}, {@code -x*-y} is {@code x*y}. */
        private int product() {
            for (int side = 0; side < 2; side++) {
                if (is(side, 1)) {
                    return x(1 - side);
                }
                if (is(side, -1)) {
                    return make(Operation.NEG, x(1 - side));
                }
            }
            boolean signs = isMade(0, Operation.NEG) && isMade(1, Operation.NEG);
            return signs ? make(Operation.MUL, inner(0), inner(1)) : same();
        }

        /** {@code x/1} is {@code x}; a quotient by a power of two is the product with its reciprocal, which is exact. */
        private int quotient() {
            if (is(1, 1)) {
                return x(0);
            }
            if (isMade(0, Operation.NEG) && isMade(1, Operation.NEG)) {
                return make(Operation.DIV, inner(0), inner(1));
            }
            OptionalDouble divisor = Rewriting.constant(made, x(1));
            if (divisor.isPresent() && isPowerOfTwo(divisor.getAsDouble())) {
                int reciprocal = made.add(new Op.Constant(1 / divisor.getAsDouble()), node.origin());
                boolean rounded = made.op(x(1)) instanceof Op.Round;
                return make(
                        Operation.MUL, x(0), rounded ? made.add(new Op.Round(reciprocal), node.origin()) : reciprocal);
            }
            return same();
        }

        private static boolean isPowerOfTwo(double value) {
            int exponent = Math.getExponent(value);
            return Math.abs(exponent) <= LARGEST_EXPONENT && Math.abs(value) == Math.scalb(1.0, exponent);
        }

        /** {@code not not c} is {@code c}; of the comparisons only equality has an opposite that NaN respects. */
        private int negation() {
            if (isMade(0, Operation.NOT)) {
                return inner(0);
            }
            if (made.op(x(0)) instanceof Op.Apply inner
                    && (inner.operation() == Operation.EQ || inner.operation() == Operation.NE)) {
                return made.replace(
                        node,
                        new Op.Apply(
                                inner.operation() == Operation.EQ ? Operation.NE : Operation.EQ, inner.arguments()));
            }
            return same();
        }

        /** {@code c and true} is {@code c}, {@code c and false} is {@code false}; {@code or} the other way round. */
        private int neutral(boolean neutral) {
            for (int side = 0; side < 2; side++) {
                if (made.op(x(side)) instanceof Op.Truth truth) {
                    return truth.value() == neutral ? x(1 - side) : x(side);
                }
            }
            return x(0) == x(1) ? x(0) : same();
        }

        /** {@code where(c, x, x)} is {@code x}; {@code where(not c, x, y)} is {@code where(c, y, x)}. */
        private int choice() {
            if (x(1) == x(2)) {
                return x(1);
            }
            return isMade(0, Operation.NOT) ? make(Operation.SELECT, inner(0), x(2), x(1)) : same();
        }

        private boolean is(int operand, double number) {
            return Rewriting.is(made, x(operand), number);
        }

        private boolean isMade(int operand, Operation operation) {
            return made.op(x(operand)) instanceof Op.Apply inner && inner.operation() == operation;
        }

        private int inner(int operand) {
            return made.op(x(operand)).operands().get(0);
        }

        private int make(Operation operation, Integer... operands) {
            return made.replace(node, new Op.Apply(operation, List.of(operands)));
        }

        private int same() {
            return made.replace(node, op);
        }
    }
}
