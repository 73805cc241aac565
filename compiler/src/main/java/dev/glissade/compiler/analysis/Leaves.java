package dev.glissade.compiler.analysis;

import dev.glissade.compiler.ir.HyperSlot;
import dev.glissade.compiler.ir.Op;
import dev.glissade.dsl.ast.Declaration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the values may be that a program does not work out itself, in one precision.
 *
 * <p>Hyperparameters are taken for numbers that the precision holds: not infinite, not -0, and not 0 unless they are 0. Whoever
 * relies on it checks the values that he has. Their range then says the rest.
 *
 * @param ranges of the hyperparameters that have one, by slot
 * @param single whether numbers are floats
 * @param zeroHyper the slot of a hyperparameter that is 0 whatever its range says; -1 for none
 */
record Leaves(Map<Integer, Declaration.Range> ranges, boolean single, int zeroHyper) {

    static Leaves of(List<HyperSlot> hypers, boolean single) {
        Map<Integer, Declaration.Range> ranges = new HashMap<>();
        for (HyperSlot hyper : hypers) {
            for (int i = 0; hyper.range().isPresent() && hyper.slot() >= 0 && i < hyper.length(); i++) {
                ranges.put(hyper.slot() + i, hyper.range().get());
            }
        }
        return new Leaves(ranges, single, -1);
    }

    Leaves withZero(int slot) {
        return new Leaves(ranges, single, slot);
    }

    double least() {
        return single ? Float.MIN_VALUE : Double.MIN_VALUE;
    }

    double most() {
        return single ? Float.MAX_VALUE : Double.MAX_VALUE;
    }

    Interval hyper(int slot) {
        if (slot == zeroHyper) {
            return Interval.ZERO;
        }
        Optional<Declaration.Range> range = Optional.ofNullable(ranges.get(slot));
        double low = range.map(r -> above(r.low(), r.lowOpen())).orElse(-most());
        double high = range.map(r -> -above(-r.high(), r.highOpen())).orElse(most());
        return Interval.of(low, high);
    }

    /** The least number that the precision holds and a range from {@code bound} allows; 0 is +0. */
    private double above(double bound, boolean open) {
        double low = Math.max(bound, -most());
        if (low == 0) {
            return open ? least() : 0.0;
        }
        return low > 0 ? Math.max(low, least()) : low;
    }

    /** The value of an operation that has no operands, but for states and gradients. */
    Interval of(Op op) {
        if (op instanceof Op.Constant constant) {
            return Interval.point(constant.value());
        } else if (op instanceof Op.Truth truth) {
            return Interval.point(truth.value() ? 1 : 0);
        } else if (op instanceof Op.Hyper hyper) {
            return hyper(hyper.slot());
        } else if (op instanceof Op.Step) {
            return Interval.of(1, Long.MAX_VALUE);
        } else if (op instanceof Op.Loss) {
            return Interval.ALL.numbers();
        } else if (op instanceof Op.First) {
            return Interval.of(0, 1);
        } else if (op instanceof Op.Draw draw) {
            // the normal one is sqrt(-2 log u) cos, and u is at least 2^-53
            return draw.distribution() == Op.Distribution.UNIFORM ? Interval.of(0.0, 1) : Interval.of(-9, 9);
        }
        return Interval.ALL;
    }

    /** What a reduction of such terms gives: a number, so it is assumed. */
    static Interval reduced(Op.Reduce op, Interval term) {
        return switch (op.reduction()) {
            case COUNT -> Interval.of(0.0, Long.MAX_VALUE);
            case SUM ->
                Interval.of(
                        term.low() >= 0 ? 0.0 : Double.NEGATIVE_INFINITY,
                        term.high() <= 0 ? 0.0 : Double.POSITIVE_INFINITY);
            case MIN -> Interval.of(term.low(), Double.POSITIVE_INFINITY);
            case MAX -> Interval.of(Double.NEGATIVE_INFINITY, term.high());
        };
    }
}
