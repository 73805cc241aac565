package dev.glissade.compiler.pass;

import dev.glissade.compiler.ir.Node;
import dev.glissade.compiler.ir.Op;
import dev.glissade.compiler.ir.Program;
import dev.glissade.compiler.ir.Values;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Works out once what is written twice.
 *
 * <p>Before: {@code m = 2*grad; theta = theta - grad*2}. After: {@code $1 = 2*grad; m = $1; theta = theta - $1}.
 *
 * <p>Exact: values are functions of their operands, and {@code a*b} and {@code b*a} are the same bits, as are the other
 * operations that do not care for order.
 */
public final class CommonSubexpressions implements Pass {

    @Override
    public Program run(Program program) {
        Program step = number(program);
        return step.withEvaluation(program.evaluation().map(CommonSubexpressions::number));
    }

    private static Program number(Program program) {
        Map<Op, Integer> seen = new HashMap<>();
        // an evaluation is a program of its own, with values of its own
        return Rewriting.everyValue(
                program.withEvaluation(Optional.empty()), (made, node, op) -> find(seen, made, node, op));
    }

    private static int find(Map<Op, Integer> seen, Values made, Node node, Op op) {
        return seen.computeIfAbsent(ordered(op), o -> made.replace(node, op));
    }

    private static Op ordered(Op op) {
        if (op instanceof Op.Apply apply && isSymmetric(apply)) {
            int a = apply.arguments().get(0);
            int b = apply.arguments().get(1);
            return op.withOperands(List.of(Math.min(a, b), Math.max(a, b)));
        }
        return op;
    }

    private static boolean isSymmetric(Op.Apply apply) {
        return switch (apply.operation()) {
            case ADD, MUL, MIN, MAX, EQ, NE, AND, OR -> true;
            default -> false;
        };
    }
}
