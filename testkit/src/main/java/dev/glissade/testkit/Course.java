package dev.glissade.testkit;

import dev.glissade.spi.Precision;
import java.util.ArrayList;
import java.util.List;

/**
 * What a rule is run over: tensors in two groups, and for each step gradients that depend on the point, so that a wrong point
 * shows.
 *
 * @param lengths the lengths of the tensors; the last is in a group of its own
 * @param steps how many steps are made
 * @param numbers what gradients and parameters are made of
 * @param seed tells courses apart, and is the rule's seed
 */
record Course(List<Integer> lengths, int steps, Numbers numbers, long seed) {

    /** The group of the last tensor. */
    static final String OTHER_GROUP = "other";

    /** Short and long tensors: below a lane's width, not a multiple of it, one block, and blocks with a tail. */
    static final List<Integer> ALL_LENGTHS = List.of(3, 1024, 2 * 1024 + 13, 21);

    Course {
        lengths = List.copyOf(lengths);
    }

    List<String> names() {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < lengths.size(); i++) {
            // the order of names is not the order of tensors
            names.add("w" + (lengths.size() - i));
        }
        return names;
    }

    int group(int tensor) {
        return tensor == lengths.size() - 1 ? 1 : 0;
    }

    double[] start(int tensor, Precision precision) {
        double[] start = new double[lengths.get(tensor)];
        for (int i = 0; i < start.length; i++) {
            start[i] = rounded(numbers.value(seed, 0, tensor, i), precision);
        }
        return start;
    }

    /** The gradient of a tensor at a point, in a step counted from 1. */
    double[] gradient(int step, int tensor, double[] point, Precision precision) {
        double[] gradient = new double[point.length];
        for (int i = 0; i < gradient.length; i++) {
            gradient[i] = rounded(numbers.gradient(seed, step, tensor, i, point[i]), precision);
        }
        return gradient;
    }

    /** Whether a tensor has a gradient in a step: one of them joins late and misses a step later on. */
    boolean takesPart(int step, int tensor) {
        return tensor != 0 || (step != 1 && step != 3);
    }

    /** The loss of a step. */
    double loss(int step) {
        return 2.5 / step;
    }

    static double rounded(double value, Precision precision) {
        return precision == Precision.FLOAT ? (float) value : value;
    }
}
