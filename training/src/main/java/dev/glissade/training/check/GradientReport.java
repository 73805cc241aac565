package dev.glissade.training.check;

import java.util.List;
import java.util.Locale;

/**
 * How far a gradient is from differences of the loss.
 *
 * @param loss at the point
 * @param tensors those that have a gradient, in order
 */
public record GradientReport(double loss, List<OfTensor> tensors) {

    /**
     * One tensor.
     *
     * @param error the norm of the difference of the two gradients, over the sum of their norms, over the entries that were looked at; 0 if
     *     they are equal, 1 if they have nothing in common
     * @param checked how many entries were looked at
     * @param worst the entry that differs most
     */
    public record OfTensor(String name, double error, int checked, Entry worst) {
        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT, "%s: relative error %.2e over %d entries; worst %s", name, error, checked, worst);
        }
    }

    /**
     * One entry of a tensor.
     *
     * @param index row-major
     * @param given what the objective says
     * @param difference what central differences of the loss say
     * @param step that they were taken with
     */
    public record Entry(int index, double given, double difference, double step) {
        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT, "[%d]: %.9g given, %.9g by differences of %.0e", index, given, difference, step);
        }
    }

    public GradientReport {
        tensors = List.copyOf(tensors);
    }

    /** The largest relative error of a tensor. */
    public double error() {
        return tensors.stream().mapToDouble(OfTensor::error).reduce(0, GradientReport::greater);
    }

    /** The greater of two, where NaN is greater than anything. */
    private static double greater(double a, double b) {
        return Math.max(a, b);
    }

    /**
     * Throws if a tensor's error is not below a bound. Of exact gradients in double it is some 1e-9, in float some 1e-4.
     *
     * @throws AssertionError with a line for each such tensor, naming its worst entry
     */
    public void requireBelow(double bound) {
        List<OfTensor> wrong =
                tensors.stream().filter(tensor -> !(tensor.error() < bound)).toList();
        if (!wrong.isEmpty()) {
            throw new AssertionError("the gradient is not that of the loss (bound " + bound + ")\n"
                    + String.join("\n", wrong.stream().map(OfTensor::toString).toList()));
        }
    }
}
