package dev.glissade.benchmarks.work;

import dev.glissade.Tensor;
import dev.glissade.spi.Precision;
import java.util.SplittableRandom;

/**
 * What all work starts from. Parameters and gradients are between 0.5 and 1.5, of either sign, so that a rule with a small step
 * size tends to a fixed value in every state: nothing comes near to subnormals or infinity however long it runs.
 */
public final class Numbers {
    private Numbers() {}

    /** Numbers of a stream; the same for the same stream, and those of a shorter one begin a longer one. */
    public static double[] stream(int stream, int elements) {
        var random = new SplittableRandom(1_000 + stream);
        double[] values = new double[elements];
        for (int i = 0; i < elements; i++) {
            float size = 0.5f + (float) random.nextDouble();
            values[i] = random.nextBoolean() ? size : -size;
        }
        return values;
    }

    /** Fills a tensor with the numbers of a stream. */
    public static void fill(Tensor tensor, int stream) {
        var random = new SplittableRandom(1_000 + stream);
        boolean floats = tensor.precision() == Precision.FLOAT;
        for (int i = 0; i < tensor.length(); i++) {
            float size = 0.5f + (float) random.nextDouble();
            float value = random.nextBoolean() ? size : -size;
            if (floats) {
                tensor.floats()[tensor.offset() + i] = value;
            } else {
                tensor.doubles()[tensor.offset() + i] = value;
            }
        }
    }

    /** Fails if a number is infinite, NaN or subnormal: the work then measured something else. */
    public static void requireOrdinary(String what, Precision precision, double... values) {
        double least = precision == Precision.FLOAT ? Float.MIN_NORMAL : Double.MIN_NORMAL;
        for (int i = 0; i < values.length; i++) {
            double size = Math.abs(values[i]);
            if (!(size == 0 || (size >= least && size < Double.POSITIVE_INFINITY))) {
                throw new IllegalStateException(what + "[" + i + "] has become " + values[i]);
            }
        }
    }
}
