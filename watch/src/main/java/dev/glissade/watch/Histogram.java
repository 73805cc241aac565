package dev.glissade.watch;

import java.util.Arrays;

/** Numbers in buckets of equal width between the least and the greatest. */
final class Histogram {
    private static final int BUCKETS = 50;

    final long count;
    final double min;
    final double max;
    final double sum;
    final double squares;
    final double[] limits;
    final double[] buckets;

    private Histogram(
            long count, double min, double max, double sum, double squares, double[] limits, double[] buckets) {
        this.count = count;
        this.min = min;
        this.max = max;
        this.sum = sum;
        this.squares = squares;
        this.limits = limits;
        this.buckets = buckets;
    }

    static Histogram of(double[] values) {
        double[] finite = Arrays.stream(values).filter(Double::isFinite).toArray();
        double min = Arrays.stream(finite).min().orElse(0);
        double max = Arrays.stream(finite).max().orElse(0);
        double width = (max - min) / BUCKETS;
        // without width, one bucket holds all
        int count = width > 0 && Double.isFinite(width) ? BUCKETS : 1;
        double[] limits = new double[count];
        double[] buckets = new double[count];
        Arrays.setAll(limits, i -> i == count - 1 ? max : min + width * (i + 1));
        double sum = 0;
        double squares = 0;
        for (double value : finite) {
            int bucket = count == 1 ? 0 : Math.min(count - 1, (int) ((value - min) / width));
            buckets[bucket]++;
            sum += value;
            squares += value * value;
        }
        return new Histogram(finite.length, min, max, sum, squares, limits, buckets);
    }

    /** The message {@code HistogramProto}. */
    Wire message() {
        return new Wire()
                .real(1, min)
                .real(2, max)
                .real(3, (double) count)
                .real(4, sum)
                .real(5, squares)
                .packed(6, limits)
                .packed(7, buckets);
    }
}
