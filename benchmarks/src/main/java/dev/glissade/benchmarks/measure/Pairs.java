package dev.glissade.benchmarks.measure;

import java.util.function.DoubleSupplier;

/**
 * Measures two things in turn, so that what the machine does meanwhile befalls both, and takes the ratio of each neighbouring
 * pair. The baseline goes first in every other pair only, so that going first is of no use to either.
 *
 * @param ratio the baseline's time by ours: more is better
 * @param ours the times of ours, nanoseconds
 * @param baseline the times of the baseline, nanoseconds
 */
public record Pairs(Spread ratio, Spread ours, Spread baseline) {

    /** Measures {@code count} pairs. */
    public static Pairs measure(int count, DoubleSupplier ours, DoubleSupplier baseline) {
        double[] mine = new double[count];
        double[] other = new double[count];
        double[] ratio = new double[count];
        for (int i = 0; i < count; i++) {
            if (i % 2 == 0) {
                other[i] = baseline.getAsDouble();
                mine[i] = ours.getAsDouble();
            } else {
                mine[i] = ours.getAsDouble();
                other[i] = baseline.getAsDouble();
            }
            ratio[i] = other[i] / mine[i];
        }
        return new Pairs(Spread.of(ratio), Spread.of(mine), Spread.of(other));
    }
}
