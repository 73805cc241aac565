package dev.glissade.training.search;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * What a {@link RangeTest} has found: the loss while a hyperparameter grew. Immutable.
 *
 * @param hyperparameter its name
 * @param logarithmic whether it grew by a factor in each step; otherwise by a summand
 * @param diverged whether it ended before the last value, because the loss had grown far above its lowest or was not finite
 * @param points a step each, in order
 */
public record RangeCurve(String hyperparameter, boolean logarithmic, boolean diverged, List<Point> points) {

    public RangeCurve {
        points = List.copyOf(points);
    }

    /**
     * A step.
     *
     * @param value of the hyperparameter
     * @param loss of the step's batch, before the step
     * @param smoothed the loss, averaged over the last steps
     */
    public record Point(long step, double value, double loss, double smoothed) {}

    /** The values of the hyperparameter, in order: for a picture. */
    public double[] values() {
        return series(Point::value);
    }

    /** The losses, in order. */
    public double[] losses() {
        return series(Point::loss);
    }

    /** The smoothed losses, in order. */
    public double[] smoothed() {
        return series(Point::smoothed);
    }

    private double[] series(ToDoubleFunction<Point> what) {
        return points.stream().mapToDouble(what).toArray();
    }

    /**
     * The value at which the smoothed loss was lowest. It is too large already to train with; a tenth of it is a usual choice, and a usual
     * peak for cycles.
     *
     * @throws IllegalStateException if the first loss was not finite
     */
    public double lowest() {
        double[] smoothed = smoothed();
        int best = 0;
        for (int i = 1; i < required(smoothed).length; i++) {
            if (smoothed[i] < smoothed[best]) {
                best = i;
            }
        }
        return points.get(best).value();
    }

    /**
     * The value at which the smoothed loss fell most steeply, up to the lowest: where training gets on best.
     *
     * @throws IllegalStateException if the first loss was not finite
     */
    public double steepest() {
        double[] smoothed = required(smoothed());
        double end = lowest();
        int reach = Math.max(1, smoothed.length / 40);
        int best = 0;
        double steepest = Double.POSITIVE_INFINITY;
        for (int i = reach; i + reach < smoothed.length && points.get(i).value() <= end; i++) {
            double slope = smoothed[i + reach] - smoothed[i - reach];
            if (slope < steepest) {
                steepest = slope;
                best = i;
            }
        }
        return points.get(best).value();
    }

    private double[] required(double[] smoothed) {
        if (smoothed.length == 0) {
            throw new IllegalStateException("the loss was not finite from the first step on");
        }
        return smoothed;
    }

    /** Writes a CSV file: step, value, loss, smoothed loss; numbers in full. */
    public void writeCsv(Path file) throws IOException {
        Table table = new Table(List.of("step", hyperparameter, "loss", "smoothed"));
        for (Point point : points) {
            table.add(List.of(
                    Long.toString(point.step()),
                    Double.toString(point.value()),
                    Double.toString(point.loss()),
                    Double.toString(point.smoothed())));
        }
        Files.writeString(file, table.csv());
    }

    /** A table of about twenty of the steps. */
    public String table() {
        Table table = new Table(List.of("step", hyperparameter, "loss", "smoothed"));
        int every = Math.max(1, points.size() / 20);
        for (int i = 0; i < points.size(); i += every) {
            Point point = points.get(i);
            table.add(List.of(
                    Long.toString(point.step()),
                    Table.rounded(point.value()),
                    Table.rounded(point.loss()),
                    Table.rounded(point.smoothed())));
        }
        return table.text();
    }
}
