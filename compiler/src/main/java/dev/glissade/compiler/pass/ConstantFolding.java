package dev.glissade.compiler.pass;

import dev.glissade.compiler.function.Operation;
import dev.glissade.compiler.ir.Node;
import dev.glissade.compiler.ir.Op;
import dev.glissade.compiler.ir.Program;
import dev.glissade.compiler.ir.Values;
import dev.glissade.compiler.type.Precision;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Works out what is made of literals alone, and takes the side of a choice whose condition is known.
 *
 * <p>Before: {@code m = 2^10*m; theta = where(1 < 2, m, theta)}. After: {@code m = 1024*m; theta = m}.
 *
 * <p>Exact: scalars are doubles, and the same operation of the same class does the arithmetic. In the working precision only
 * numbers that float holds exactly are folded, in double: rounding that to float afterwards gives what float arithmetic gives,
 * because double has more than twice its digits (Figueroa, "When is double rounding innocuous?", 1995).
 */
public final class ConstantFolding implements Pass {

    @Override
    public Program run(Program program) {
        return Rewriting.everyValue(program, ConstantFolding::fold);
    }

    private static int fold(Values made, Node node, Op op) {
        if (op instanceof Op.Apply apply) {
            if (apply.operation() == Operation.SELECT
                    && made.op(apply.arguments().get(0)) instanceof Op.Truth condition) {
                return apply.arguments().get(condition.value() ? 1 : 2);
            }
            if (apply.operation() == Operation.FMA) {
                return made.replace(node, op); // rounding it twice would show
            }
            Optional<Op> folded = known(made, apply.arguments()).map(x -> literal(apply.operation(), x));
            if (folded.isPresent()) {
                boolean working =
                        apply.arguments().stream().anyMatch(a -> made.type(a).precision() == Precision.WORKING);
                int literal = made.replace(node, folded.get());
                return working && !apply.operation().isTruth()
                        ? made.add(new Op.Round(literal), node.origin())
                        : literal;
            }
        }
        return made.replace(node, op);
    }

    private static Op literal(Operation operation, double[] x) {
        double value = operation.apply(x);
        return operation.isTruth() ? new Op.Truth(value != 0) : new Op.Constant(value);
    }

    /** The numbers that the operands are, if all are known. */
    private static Optional<double[]> known(Values made, List<Integer> operands) {
        List<Double> numbers = new ArrayList<>();
        for (int operand : operands) {
            if (made.op(operand) instanceof Op.Truth truth) {
                numbers.add(truth.value() ? 1.0 : 0.0);
            } else {
                OptionalDouble constant = Rewriting.constant(made, operand);
                if (constant.isEmpty()) {
                    return Optional.empty();
                }
                numbers.add(constant.getAsDouble());
            }
        }
        return Optional.of(numbers.stream().mapToDouble(Double::doubleValue).toArray());
    }
}
