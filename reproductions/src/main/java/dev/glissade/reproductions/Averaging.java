package dev.glissade.reproductions;

import dev.glissade.Optimizer;
import dev.glissade.Optimizers;
import dev.glissade.Schedule;
import dev.glissade.training.random.Draws;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * SGD on half the sum of {@code a*x^2}, with a normal number of variance 1 added to each slope, and the mean of all its points so far
 * (Polyak and Juditsky 1992). The start is 1 everywhere, the goal 0.
 *
 * @param name of the rate {@code factor*t^-power}
 */
record Averaging(String name, double factor, double power) {
    private static final int SIZE = 10;

    /** Whether it is one of the rates whose averages come to the least distance. */
    boolean isCovered() {
        return power < 1;
    }

    /** The a: 0.1, 0.2, ..., 1. */
    static double curvature(int i) {
        return (i + 1) / (double) SIZE;
    }

    /** What the mean squared distance, times the number of steps, comes to at best: the trace of the inverse square of the curvature. */
    static double least() {
        double sum = 0;
        for (int i = 0; i < SIZE; i++) {
            sum += 1 / (curvature(i) * curvature(i));
        }
        return sum;
    }

    /**
     * Squared distances from the goal after some step.
     *
     * @param last of the point after it
     * @param average of the mean of all points up to it
     */
    record Distances(double last, double average) {}

    /** The run of a seed, looked at after these steps. */
    List<Distances> run(long seed, long[] at) {
        double[] x = new double[SIZE];
        Arrays.fill(x, 1);
        double[] slope = new double[SIZE];
        Schedule rate = step -> factor * Math.pow((double) step, -power);
        Draws noise = Draws.at(seed);
        List<Distances> found = new ArrayList<>();
        try (Optimizer optimizer =
                Optimizers.named("averaged_sgd").schedule("lr", rate).over(x)) {
            for (long step = 1; found.size() < at.length; step++) {
                for (int i = 0; i < SIZE; i++) {
                    slope[i] = curvature(i) * x[i] + noise.gaussian();
                }
                optimizer.step(slope);
                if (step == at[found.size()]) {
                    found.add(new Distances(
                            square(x), square(optimizer.evaluationPoint().doubles())));
                }
            }
        }
        return found;
    }

    private static double square(double[] x) {
        return Arrays.stream(x).map(v -> v * v).sum();
    }
}
