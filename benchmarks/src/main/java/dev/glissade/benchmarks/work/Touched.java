package dev.glissade.benchmarks.work;

import dev.glissade.benchmarks.measure.Arguments;
import dev.glissade.benchmarks.measure.WorkSpec;
import java.util.BitSet;
import java.util.SplittableRandom;

/**
 * Which parameters have a gradient in a step: {@code rows} of {@code width} elements, {@code touched} of them, strictly
 * increasing. A width of 1 means single elements. Several steps' lists are made and taken in turn, so that no step finds in the
 * cache what the last one left.
 */
record Touched(int rows, int width, int touched) {
    static final int LISTS = 16;

    static Touched of(Arguments arguments) {
        return new Touched(arguments.number("rows"), arguments.number("width"), arguments.number("touched"));
    }

    WorkSpec in(WorkSpec spec) {
        return spec.with("rows", rows).with("width", width).with("touched", touched);
    }

    int elements() {
        return Math.multiplyExact(rows, width);
    }

    /** How many numbers a step's gradient has. */
    int values() {
        return Math.multiplyExact(touched, width);
    }

    /** The rows of a step. */
    int[] list(int step) {
        var random = new SplittableRandom(7_000 + step);
        var chosen = new BitSet(rows);
        while (chosen.cardinality() < touched) {
            for (int i = chosen.cardinality(); i < touched; i++) {
                chosen.set(random.nextInt(rows));
            }
        }
        return chosen.stream().toArray();
    }
}
