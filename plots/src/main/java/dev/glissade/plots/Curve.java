package dev.glissade.plots;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import dev.glissade.Schedule;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * A named series of points, with a band about it if you give one. Points that are not finite are gaps. Immutable.
 *
 * <pre>{@code
 * Curve.of("adam", rates, losses)
 * Curve.mean("adam, 5 seeds", steps, lossesOfEachSeed)
 * Curve.schedule("cosine", Schedules.named("cosine").set("steps", 1000).build(), 1000)
 * Curve.csv("adam", folder.resolve("curve.csv"), "epoch", "test accuracy")
 * }</pre>
 */
public final class Curve {
    final String name;
    final double[] x;
    final double[] y;
    final double[] low;
    final double[] high;
    final boolean isLine;

    private Curve(String name, double[] x, double[] y, double[] low, double[] high, boolean isLine) {
        this.name = name;
        this.x = x;
        this.y = y;
        this.low = low;
        this.high = high;
        this.isLine = isLine;
    }

    /**
     * A line through points, in the order of the arrays.
     *
     * @throws IllegalArgumentException if the arrays differ in length or are empty
     */
    public static Curve of(String name, double[] x, double[] y) {
        if (x.length != y.length || x.length == 0) {
            throw new IllegalArgumentException(
                    "'" + name + "' has " + x.length + " values of x and " + y.length + " of y");
        }
        return new Curve(name, x.clone(), y.clone(), new double[0], new double[0], true);
    }

    /**
     * The mean of several runs, with a band of one standard deviation (of the sample) to either side. Where a run is not finite, neither is
     * the mean.
     *
     * @param runs a series of values for each run, as long as {@code x}
     * @throws IllegalArgumentException if there is no run, or lengths differ
     */
    public static Curve mean(String name, double[] x, List<double[]> runs) {
        double[] mean = new double[x.length];
        double[] low = new double[x.length];
        double[] high = new double[x.length];
        for (double[] run : runs) {
            if (run.length != x.length) {
                throw new IllegalArgumentException(
                        "'" + name + "' has " + x.length + " values of x and a run of " + run.length);
            }
        }
        if (runs.isEmpty()) {
            throw new IllegalArgumentException("'" + name + "' has no run");
        }
        for (int i = 0; i < x.length; i++) {
            int at = i;
            double m = runs.stream().mapToDouble(run -> run[at]).average().orElseThrow();
            double squares = runs.stream()
                    .mapToDouble(run -> (run[at] - m) * (run[at] - m))
                    .sum();
            double deviation = runs.size() < 2 ? 0 : Math.sqrt(squares / (runs.size() - 1));
            mean[i] = m;
            low[i] = m - deviation;
            high[i] = m + deviation;
        }
        return of(name, x, mean).between(low, high);
    }

    /** The values of a schedule in the steps 1 to {@code steps}. */
    public static Curve schedule(String name, Schedule schedule, int steps) {
        double[] x = new double[steps];
        double[] y = new double[steps];
        for (int i = 0; i < steps; i++) {
            x[i] = i + 1;
            y[i] = schedule.value(i + 1);
        }
        return of(name, x, y);
    }

    /**
     * Two columns of a CSV file with a header, such as {@link dev.glissade.training.loop.CsvCurve} writes: what a run, also one of yesterday,
     * has come to.
     *
     * @throws IOException if the file cannot be read, has no such column, or something else than numbers in it; says where
     */
    public static Curve csv(String name, Path file, String xColumn, String yColumn) throws IOException {
        try (CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(file)) {
            double[] x = new double[16];
            double[] y = new double[16];
            int count = 0;
            for (NamedCsvRecord row : rows) {
                if (count == x.length) {
                    x = Arrays.copyOf(x, 2 * count);
                    y = Arrays.copyOf(y, 2 * count);
                }
                x[count] = number(file, row, xColumn);
                y[count] = number(file, row, yColumn);
                count++;
            }
            if (count == 0) {
                throw new IOException(file + " has no rows");
            }
            return of(name, Arrays.copyOf(x, count), Arrays.copyOf(y, count));
        }
    }

    private static double number(Path file, NamedCsvRecord row, String column) throws IOException {
        String text = row.findField(column)
                .orElseThrow(() -> new IOException(file + " has no column '" + column + "' in line "
                        + row.getStartingLineNumber() + "; there are " + row.getHeader()));
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw new IOException(
                    file + ":" + row.getStartingLineNumber() + ": '" + text + "' in column '" + column
                            + "' is no number",
                    e);
        }
    }

    /**
     * This curve with a band about it: an error, a range over seeds.
     *
     * @param from the lower edge for each point
     * @param to the upper edge
     * @throws IllegalArgumentException if lengths differ
     */
    public Curve between(double[] from, double[] to) {
        if (from.length != x.length || to.length != x.length) {
            throw new IllegalArgumentException("'" + name + "' has " + x.length + " points, its band " + from.length
                    + " lower and " + to.length + " upper ones");
        }
        return new Curve(name, x, y, from.clone(), to.clone(), isLine);
    }

    /** This curve as points that no line joins, such as the trials of a search. */
    public Curve asPoints() {
        return new Curve(name, x, y, low, high, false);
    }

    boolean hasBand() {
        return low.length > 0;
    }
}
