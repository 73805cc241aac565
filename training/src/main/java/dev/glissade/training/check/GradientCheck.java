package dev.glissade.training.check;

import dev.glissade.Gradients;
import dev.glissade.Parameters;
import dev.glissade.Tensor;
import dev.glissade.spi.Precision;
import dev.glissade.training.data.Batch;
import dev.glissade.training.objective.Objective;
import dev.glissade.training.random.Draws;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Looks whether an objective's gradient is that of its loss:
 *
 * <pre>{@code
 * GradientCheck.of(objective).at(parameters, batch).requireBelow(1e-6);
 * }</pre>
 *
 * <p>Each entry is moved up and down by steps of several sizes; the size counts whose quotient agrees best with its neighbour's, less what
 * rounding can do. So neither curvature nor rounding nor a kink nearby need be thought of. Parameters come back to what they were. Take
 * double: in float, differences are good to three digits only.
 *
 * <p>Immutable; as safe between threads as the objective.
 */
public final class GradientCheck {
    private static final double LARGEST = 1e-1;
    private static final int SIZES = 8;

    private final Objective objective;
    private final int entries;
    private final long seed;

    private GradientCheck(Objective objective, int entries, long seed) {
        this.objective = objective;
        this.entries = entries;
        this.seed = seed;
    }

    /** A check of up to 100 entries of each tensor, drawn at random. */
    public static GradientCheck of(Objective objective) {
        return new GradientCheck(objective, 100, 0);
    }

    /** Looks at up to so many entries of each tensor; {@code Integer.MAX_VALUE} for all. */
    public GradientCheck entries(int count) {
        return new GradientCheck(objective, count, seed);
    }

    /** Draws other entries. */
    public GradientCheck seed(long value) {
        return new GradientCheck(objective, entries, value);
    }

    /** Compares at a point, over a batch. */
    public GradientReport at(Parameters parameters, Batch batch) {
        Gradients gradients = parameters.gradients();
        double loss = objective.at(parameters, batch, gradients);
        // copied before anything is asked again: a sparse gradient lies in arrays of the objective's
        Map<String, double[]> given = new LinkedHashMap<>();
        for (Tensor tensor : parameters.tensors()) {
            if (gradients.has(tensor.name()) && tensor.length() > 0) {
                given.put(tensor.name(), elements(gradients, tensor));
            }
        }
        Gradients scratch = parameters.gradients();
        List<GradientReport.OfTensor> tensors = new ArrayList<>();
        for (int i = 0; i < parameters.tensors().size(); i++) {
            Tensor tensor = parameters.tensors().get(i);
            double[] gradient = given.get(tensor.name());
            if (gradient != null) {
                Probe probe = new Probe(parameters, tensor, batch, scratch, loss);
                tensors.add(probe.compare(gradient, chosen(tensor.length(), i)));
            }
        }
        return new GradientReport(loss, tensors);
    }

    /** All elements of a gradient; those that a sparse one does not list are 0. */
    private static double[] elements(Gradients gradients, Tensor tensor) {
        if (!gradients.isSparse(tensor.name())) {
            return gradients.tensor(tensor.name()).toDoubles();
        }
        double[] all = new double[tensor.length()];
        gradients.listed(tensor.name(), (index, value) -> all[index] += value);
        return all;
    }

    private int[] chosen(int length, int tensor) {
        int[] all = new int[length];
        for (int i = 0; i < length; i++) {
            all[i] = i;
        }
        if (length <= entries) {
            return all;
        }
        Draws.at(seed, tensor).shuffle(all, length);
        return java.util.Arrays.copyOf(all, entries);
    }

    /** One tensor under test. */
    private final class Probe {
        private final Parameters parameters;
        private final Tensor tensor;
        private final Batch batch;
        private final Gradients scratch;
        private final double scale;
        private final double unit;

        Probe(Parameters parameters, Tensor tensor, Batch batch, Gradients scratch, double loss) {
            this.parameters = parameters;
            this.tensor = tensor;
            this.batch = batch;
            this.scratch = scratch;
            this.scale = Math.max(1, Math.abs(loss));
            this.unit = parameters.precision() == Precision.FLOAT ? 0x1p-23 : 0x1p-52;
        }

        GradientReport.OfTensor compare(double[] gradient, int[] indices) {
            double ofGiven = 0;
            double ofDifferences = 0;
            double apart = 0;
            double furthest = -1;
            GradientReport.Entry worst = new GradientReport.Entry(0, 0, 0, 0);
            for (int index : indices) {
                double given = gradient[index];
                GradientReport.Entry entry = entry(index, given);
                double distance = Math.abs(given - entry.difference());
                ofGiven += given * given;
                ofDifferences += entry.difference() * entry.difference();
                apart += distance * distance;
                if (!Double.isNaN(furthest) && !(distance <= furthest)) {
                    furthest = distance;
                    worst = entry;
                }
            }
            // where both are 0 but for rounding, there is nothing to be relative to
            double least = scale * Math.sqrt(unit) * 1e3;
            double error = Math.sqrt(apart) / Math.max(Math.sqrt(ofGiven) + Math.sqrt(ofDifferences), least);
            return new GradientReport.OfTensor(tensor.name(), error, indices.length, worst);
        }

        private GradientReport.Entry entry(int index, double given) {
            double size = LARGEST * Math.max(1, Math.abs(tensor.get(index)));
            double best = Double.NaN;
            double bestStep = size;
            double least = Double.POSITIVE_INFINITY;
            double former = Double.NaN;
            for (int i = 0; i < SIZES; i++) {
                double quotient = quotient(index, size);
                double doubt = Math.abs(quotient - former) + unit * scale / size;
                if (doubt < least) {
                    least = doubt;
                    best = quotient;
                    bestStep = size;
                }
                former = quotient;
                size /= 10;
            }
            return new GradientReport.Entry(index, given, best, bestStep);
        }

        private double quotient(int index, double step) {
            double here = tensor.get(index);
            tensor.set(index, here + step);
            double up = tensor.get(index);
            double above = objective.at(parameters, batch, scratch);
            tensor.set(index, here - step);
            double down = tensor.get(index);
            double below = objective.at(parameters, batch, scratch);
            tensor.set(index, here);
            return (above - below) / (up - down);
        }
    }
}
