package dev.glissade.benchmarks.measure;

import java.util.Arrays;

/**
 * A sample's quartiles, by linear interpolation between its sorted values.
 *
 * @param lower a quarter lies below
 * @param median half lie below
 * @param upper three quarters lie below
 * @param count the size of the sample
 */
public record Spread(double lower, double median, double upper, int count) {

    /** The quartiles of at least one value; an {@link IllegalArgumentException} if one is NaN. */
    public static Spread of(double... sample) {
        double[] sorted = sample.clone();
        Arrays.sort(sorted);
        if (sorted.length == 0 || Double.isNaN(sorted[sorted.length - 1])) {
            throw new IllegalArgumentException("no quartiles of " + Arrays.toString(sample));
        }
        return new Spread(at(sorted, 0.25), at(sorted, 0.5), at(sorted, 0.75), sorted.length);
    }

    private static double at(double[] sorted, double share) {
        double place = share * (sorted.length - 1);
        int below = (int) place;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
    }
}
