package dev.glissade.compiler.pass;

import dev.glissade.compiler.ir.Node;
import dev.glissade.compiler.ir.Op;
import dev.glissade.compiler.ir.Program;
import dev.glissade.compiler.ir.Values;
import java.util.OptionalDouble;

/** Makes a program anew, value by value, with a rule that may put another in place of each. */
final class Rewriting {

    /** What stands for a value. */
    interface Rule {
        /**
         * Adds to {@code made} what stands for {@code op}, or finds it there.
         *
         * @param node the value as it was
         * @param op its operation on operands in {@code made}
         * @return the number in {@code made}
         */
        int rewrite(Values made, Node node, Op op);
    }

    private Rewriting() {}

    static Program everyValue(Program program, Rule rule) {
        var made = new Values();
        int[] standsFor = new int[program.nodes().size()];
        for (int i = 0; i < standsFor.length; i++) {
            Node node = program.node(i);
            Op op = node.op()
                    .withOperands(
                            node.op().operands().stream().map(o -> standsFor[o]).toList());
            standsFor[i] = rule.rewrite(made, node, op);
        }
        return program.renumbered(made.toList(), i -> standsFor[i])
                .withEvaluation(program.evaluation().map(e -> everyValue(e, rule)));
    }

    /**
     * The number that a value is in either working precision: a literal, or one rounded that float holds exactly. Another rounded
     * literal is one number in float and another in double.
     */
    static OptionalDouble constant(Values values, int value) {
        Op op = values.op(value);
        if (op instanceof Op.Constant c) {
            return OptionalDouble.of(c.value());
        }
        if (op instanceof Op.Round round && values.op(round.value()) instanceof Op.Constant c && isFloat(c.value())) {
            return OptionalDouble.of(c.value());
        }
        return OptionalDouble.empty();
    }

    private static boolean isFloat(double value) {
        return Double.isNaN(value) || (float) value == value;
    }

    /** Whether the value is this number, told apart from the other zero. */
    static boolean is(Values values, int value, double number) {
        OptionalDouble constant = constant(values, value);
        return constant.isPresent() && Double.compare(constant.getAsDouble(), number) == 0;
    }
}
