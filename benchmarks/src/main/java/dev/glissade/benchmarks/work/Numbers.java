package dev.glissade.benchmarks.work;

import dev.glissade.spi.Precision;
import java.util.SplittableRandom;

/**
 * What all work starts from. Parameters and gradients are between 0.5 and 1.5, of either sign, so that a rule with a small step
 * size tends to a fixed value in every state: nothing comes near to subnormals or infinity however long it runs. They repeat
 * after so many that no branch predictor learns them.
 */
public final class Numbers {
    private static final int PERIOD = 1 << 16;

    private Numbers() {}

    /** The numbers of a stream, floats all of them; the same for the same stream, and a shorter one begins a longer one. */
    public static double[] stream(int stream, int elements) {
        var random = new SplittableRandom(1_000 + stream);
        double[] values = new double[elements];
        for (int i = 0; i < Math.min(PERIOD, elements); i++) {
            float size = 0.5f + (float) random.nextDouble();
            values[i] = random.nextBoolean() ? size : -size;
        }
        for (int i = PERIOD; i < elements; i += PERIOD) {
            System.arraycopy(values, 0, values, i, Math.min(PERIOD, elements - i));
        }
        return values;
    }

    /** As {@link #stream}, in floats. */
    public static float[] floats(int stream, int elements) {
        double[] period = stream(stream, Math.min(PERIOD, elements));
        float[] values = new float[elements];
        for (int i = 0; i < period.length; i++) {
            values[i] = (float) period[i];
        }
        for (int i = PERIOD; i < elements; i += PERIOD) {
            System.arraycopy(values, 0, values, i, Math.min(PERIOD, elements - i));
        }
        return values;
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
