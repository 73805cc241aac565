package dev.glissade.training.data;

import dev.glissade.spi.Precision;
import dev.glissade.training.array.SparseMatrix;
import java.util.Arrays;
import java.util.function.ObjDoubleConsumer;

/**
 * Brings each input to a common size, {@code (x - shift) * factor}. Fitted on the training part alone, applied to all parts and to whatever
 * the model sees later:
 *
 * <pre>{@code
 * Scaling scaling = Scaling.standard(split.train());
 * Dataset train = scaling.of(split.train());
 * Dataset test = scaling.of(split.test());
 * }</pre>
 *
 * <p>Immutable; thread-safe.
 */
public final class Scaling {
    private final double[] shifts;
    private final double[] factors;

    private Scaling(double[] shifts, double[] factors) {
        this.shifts = shifts;
        this.factors = factors;
    }

    /**
     * A scaling by its numbers, one of each per input.
     *
     * @throws IllegalArgumentException if there are not as many of both, or one is not finite
     */
    public static Scaling of(double[] shifts, double[] factors) {
        if (shifts.length != factors.length) {
            throw new IllegalArgumentException(shifts.length + " shifts and " + factors.length + " factors");
        }
        if (!Arrays.stream(shifts).allMatch(Double::isFinite)
                || !Arrays.stream(factors).allMatch(Double::isFinite)) {
            throw new IllegalArgumentException("a shift or a factor is not finite");
        }
        return new Scaling(shifts.clone(), factors.clone());
    }

    /** Leaves inputs as they are. */
    public static Scaling none(int inputs) {
        double[] ones = new double[inputs];
        Arrays.fill(ones, 1);
        return new Scaling(new double[inputs], ones);
    }

    /** To mean 0 and variance 1 over some data. An input that never changes becomes 0. */
    public static Scaling standard(Dataset train) {
        requireDense(train, "their mean is not 0");
        int inputs = train.schema().inputs();
        double[] means = new double[inputs];
        double[] squares = new double[inputs];
        long[] rows = {0};
        // Welford's sums: no difference of large squares
        forEach(train, (values, target) -> {
            rows[0]++;
            for (int j = 0; j < inputs; j++) {
                double distance = values[j] - means[j];
                means[j] += distance / rows[0];
                squares[j] += distance * (values[j] - means[j]);
            }
        });
        double[] factors = new double[inputs];
        Arrays.setAll(factors, j -> inverse(Math.sqrt(squares[j] / rows[0])));
        return new Scaling(means, factors);
    }

    /** To the range from 0 to 1 over some data. An input that never changes becomes 0. */
    public static Scaling minMax(Dataset train) {
        requireDense(train, "their least value is not 0");
        int inputs = train.schema().inputs();
        double[] least = new double[inputs];
        double[] most = new double[inputs];
        Arrays.fill(least, Double.POSITIVE_INFINITY);
        Arrays.fill(most, Double.NEGATIVE_INFINITY);
        forEach(train, (values, target) -> {
            for (int j = 0; j < inputs; j++) {
                least[j] = Math.min(least[j], values[j]);
                most[j] = Math.max(most[j], values[j]);
            }
        });
        double[] factors = new double[inputs];
        Arrays.setAll(factors, j -> inverse(most[j] - least[j]));
        return new Scaling(least, factors);
    }

    /** To the range from -1 to 1 over some data, 0 staying 0: the one that sparse data can have. */
    public static Scaling maxAbs(Dataset train) {
        double[] most = new double[train.schema().inputs()];
        Batch batch = new Batch(train.schema(), 1, Precision.DOUBLE);
        for (int row = 0; row < train.size(); row++) {
            train.read(row, batch.clear());
            SparseMatrix listed = batch.sparseInputs();
            for (int e = 0; e < listed.count(); e++) {
                most[listed.column(e)] = Math.max(most[listed.column(e)], Math.abs(listed.value(e)));
            }
            for (int j = 0; j < batch.inputs().length(); j++) {
                most[j] = Math.max(most[j], Math.abs(batch.inputs().get(0, j)));
            }
        }
        double[] factors = new double[most.length];
        Arrays.setAll(factors, j -> inverse(most[j]));
        return new Scaling(new double[most.length], factors);
    }

    private static double inverse(double size) {
        return size > 0 ? 1 / size : 1;
    }

    private static void requireDense(Dataset data, String why) {
        if (data.size() == 0) {
            throw new IllegalArgumentException("there are no rows to fit a scaling on");
        }
        if (data.schema().sparse()) {
            throw new IllegalArgumentException(
                    "sparse rows cannot be shifted, as what is not listed is 0 and " + why + "; use maxAbs");
        }
    }

    private static void forEach(Dataset data, ObjDoubleConsumer<double[]> consumer) {
        Batch batch = new Batch(data.schema(), 1, Precision.DOUBLE);
        for (int row = 0; row < data.size(); row++) {
            data.read(row, batch.clear());
            consumer.accept(batch.inputs().doubles(), batch.target(0));
        }
    }

    /** What is taken off each input, a copy. */
    public double[] shifts() {
        return shifts.clone();
    }

    /** What each input is multiplied with after that, a copy. */
    public double[] factors() {
        return factors.clone();
    }

    /** Some data, scaled: a view, which scales a row when it is read. For one thread at a time. */
    public Dataset of(Dataset data) {
        if (data.schema().inputs() != shifts.length) {
            throw new IllegalArgumentException("a scaling of " + shifts.length + " inputs for rows of "
                    + data.schema().inputs());
        }
        if (data.schema().sparse() && !Arrays.stream(shifts).allMatch(shift -> shift == 0)) {
            throw new IllegalArgumentException("sparse rows cannot be shifted");
        }
        return new Scaled(data, this);
    }

    /** Scales a row in place. */
    public void apply(double[] row) {
        for (int j = 0; j < shifts.length; j++) {
            row[j] = (row[j] - shifts[j]) * factors[j];
        }
    }

    double factor(int input) {
        return factors[input];
    }
}
