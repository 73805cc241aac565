package dev.glissade.compiler.analysis;

import dev.glissade.compiler.function.Operation;
import dev.glissade.compiler.ir.Node;
import dev.glissade.compiler.ir.Op;
import dev.glissade.compiler.ir.Program;
import dev.glissade.compiler.ir.StateSlot;
import dev.glissade.compiler.type.Precision;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What every value of a program may be in any step, whatever the gradients are: a state is what some number of steps can make of
 * its initial value.
 *
 * <p>NaN in a state is left out: an element that has one is lost, whatever is done with it.
 */
final class Ranges {

    /** Where bounds that grow from step to step come to rest. */
    private static final double[] RESTS = {
        Double.NEGATIVE_INFINITY,
        -Double.MAX_VALUE,
        -Float.MAX_VALUE,
        -1,
        -Double.MIN_VALUE,
        -0.0,
        0.0,
        Double.MIN_VALUE,
        Float.MIN_VALUE,
        1,
        Float.MAX_VALUE,
        Double.MAX_VALUE,
        Double.POSITIVE_INFINITY
    };

    private final Program program;
    private final Leaves leaves;
    private final IntervalArithmetic scalars = new IntervalArithmetic(false);
    private final IntervalArithmetic working;
    private final Interval[] values;
    private final Interval[] states;

    private Ranges(Program program, Leaves leaves) {
        this.program = program;
        this.leaves = leaves;
        working = new IntervalArithmetic(leaves.single());
        values = new Interval[program.nodes().size()];
        Arrays.fill(values, Interval.ALL);
        states = new Interval[program.states().size()];
        Arrays.fill(states, Interval.ZERO);
    }

    static Ranges of(Program program, Leaves leaves) {
        var ranges = new Ranges(program, leaves);
        ranges.settle();
        return ranges;
    }

    /** The same states in a step that finds other values of the hyperparameters than steps before it may have had. */
    Ranges inAStepWith(Leaves other) {
        var ranges = new Ranges(program, other);
        System.arraycopy(states, 0, ranges.states, 0, states.length);
        ranges.evaluate();
        return ranges;
    }

    /** What a value may be. */
    Interval value(int number) {
        return values[number];
    }

    /** What a state may be when a step begins. */
    Interval state(int slot) {
        return states[slot];
    }

    private void settle() {
        evaluate();
        for (int slot = 0; slot < states.length; slot++) {
            StateSlot state = program.states().get(slot);
            if (state.fill().isPresent()) {
                Interval filled = values[state.fill().getAsInt()].numbers();
                states[slot] = leaves.single() && !state.scope().isScalar() ? rounded(filled) : filled;
            }
        }
        boolean grows = true;
        while (grows) {
            evaluate();
            grows = false;
            for (int slot = 0; slot < states.length; slot++) {
                Interval next = values[program.stateValues().get(slot)].numbers();
                Interval all = states[slot].or(next);
                if (!all.equals(states[slot])) {
                    states[slot] = rest(states[slot], all);
                    grows = true;
                }
            }
        }
    }

    /** Bounds that have moved go on to the next place of rest, so that the search ends. */
    private static Interval rest(Interval before, Interval now) {
        double low = now.low();
        double high = now.high();
        if (Double.compare(low, before.low()) != 0) {
            low = Arrays.stream(RESTS)
                    .filter(r -> Double.compare(r, now.low()) <= 0)
                    .reduce((a, b) -> b)
                    .orElse(Double.NEGATIVE_INFINITY);
        }
        if (Double.compare(high, before.high()) != 0) {
            high = Arrays.stream(RESTS)
                    .filter(r -> Double.compare(r, now.high()) >= 0)
                    .findFirst()
                    .orElse(Double.POSITIVE_INFINITY);
        }
        return Interval.of(low, high);
    }

    private void evaluate() {
        for (int v = 0; v < values.length; v++) {
            Node node = program.node(v);
            List<Interval> operands = new ArrayList<>();
            for (int operand : node.op().operands()) {
                operands.add(values[operand]);
            }
            values[v] = of(node, operands);
        }
    }

    private Interval of(Node node, List<Interval> operands) {
        Op op = node.op();
        if (op instanceof Op.State state) {
            return states[state.slot()];
        } else if (op instanceof Op.Stale stale) {
            return states[stale.slot()];
        } else if (op instanceof Op.Reduce reduce) {
            return Leaves.reduced(reduce, operands.get(0));
        }
        return operation(node, operands);
    }

    /** What an operation other than a load of memory or a reduction may give. */
    Interval operation(Node node, List<Interval> operands) {
        Op op = node.op();
        if (op instanceof Op.Apply apply) {
            boolean square = apply.operation() == Operation.MUL
                    && apply.arguments().get(0).equals(apply.arguments().get(1));
            IntervalArithmetic arithmetic = node.type().precision() == Precision.WORKING ? working : scalars;
            return square ? arithmetic.square(operands.get(0)) : arithmetic.apply(apply.operation(), operands);
        } else if (op instanceof Op.Round) {
            return leaves.single() ? rounded(operands.get(0)) : operands.get(0);
        } else if (op instanceof Op.Store) {
            return stored(operands.get(0));
        }
        return leaves.of(op);
    }

    private static Interval rounded(Interval x) {
        return x.isEmpty() ? x : new Interval((float) x.low(), (float) x.high(), x.nan());
    }

    /** Storage may be narrower by an amount that is not looked at: it keeps signs, and no more is said. */
    private static Interval stored(Interval x) {
        return new Interval(
                x.low() > 0 ? 0.0 : x.low() < 0 ? Double.NEGATIVE_INFINITY : x.low(),
                x.high() < 0 ? -0.0 : x.high() > 0 ? Double.POSITIVE_INFINITY : x.high(),
                x.nan());
    }
}
