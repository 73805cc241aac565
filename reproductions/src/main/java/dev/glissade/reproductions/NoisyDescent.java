package dev.glissade.reproductions;

import dev.glissade.Optimizer;
import dev.glissade.Optimizers;
import dev.glissade.Schedule;
import dev.glissade.Schedules;
import dev.glissade.training.random.Draws;
import java.util.Arrays;
import java.util.List;

/**
 * A run of d2l.ai's section on SGD: x1² + 2*x2² from (-5, -2), a normal number of variance 1 added to each slope, rate 0.1 times a factor.
 * The book counts its step from 1 and up before use, so the factor of the first step is that of t = 2.
 *
 * @param name of the factor
 * @param factor of the rate 0.1, by the number of the step
 * @param steps how many
 * @param published single runs that the book and its slides print: x1, x2
 */
record NoisyDescent(String name, Schedule factor, int steps, List<double[]> published) {
    private static final double RATE = 0.1;

    static NoisyDescent constant() {
        return new NoisyDescent(
                "constant",
                step -> 1,
                50,
                List.of(new double[] {-0.472513, 0.110780}, new double[] {0.137441, 0.145283}, new double[] {
                    -0.108167, -0.295948
                }));
    }

    static NoisyDescent exponential() {
        Schedule decay =
                Schedules.named("exponential").set("rate", Math.exp(-0.1)).build();
        return new NoisyDescent(
                "exponential", decay.times(Math.exp(-0.2)), 1000, List.of(new double[] {-0.819950, -0.026674}));
    }

    static NoisyDescent polynomial() {
        Schedule decay = Schedules.named("inverse_time")
                .set("decay", 0.1 / 1.2)
                .set("power", 0.5)
                .build();
        return new NoisyDescent(
                "polynomial", decay.times(Math.pow(1.2, -0.5)), 50, List.of(new double[] {-0.049156, -0.013428}));
    }

    /** Where the run of a seed ends. */
    double[] end(long seed) {
        double[] x = {-5, -2};
        Draws noise = Draws.at(seed);
        double[] slope = new double[2];
        try (Optimizer sgd =
                Optimizers.named("sgd").schedule("lr", factor.times(RATE)).over(x)) {
            for (int i = 0; i < steps; i++) {
                slope[0] = 2 * x[0] + noise.gaussian();
                slope[1] = 4 * x[1] + noise.gaussian();
                sgd.step(slope);
            }
        }
        return x;
    }

    /** The ends of the seeds 1 to {@code seeds}, one coordinate, sorted. */
    static double[] sorted(List<double[]> ends, int coordinate) {
        double[] values = ends.stream().mapToDouble(end -> end[coordinate]).toArray();
        Arrays.sort(values);
        return values;
    }

    /** The value below which a share of sorted values lies, interpolated between neighbours. */
    static double quantile(double[] sorted, double share) {
        double place = share * (sorted.length - 1);
        int low = (int) place;
        int high = Math.min(low + 1, sorted.length - 1);
        return sorted[low] + (place - low) * (sorted[high] - sorted[low]);
    }
}
