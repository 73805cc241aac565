package dev.glissade;

import dev.glissade.spi.Kernel;
import dev.glissade.spi.Precision;
import java.util.Arrays;

/**
 * Adds up the squares of a sparse gradient in the order of a dense one (docs/numerics), whose other elements add 0: element {@code i}
 * goes to lane {@code i mod 8} of block {@code i / 1024}. Floats are added as floats: a double holds their products exactly and
 * has so many more digits for their sums that rounding once more is the float's own rounding. Of one thread; keeps its lanes.
 */
final class ListSquares {
    private static final int LANES = 8;

    private final boolean floats;
    private final double[] lanes = new double[LANES];

    ListSquares(Precision precision) {
        this.floats = precision == Precision.FLOAT;
    }

    /**
     * The sum of the squares of {@code factor*x}, where each product is rounded by itself.
     *
     * @param values {@code float[]} or {@code double[]}, row by row
     * @param indices of the rows, strictly rising
     */
    double of(Object values, int[] indices, int count, int width, double factor) {
        double first = round(factor);
        double sum = 0;
        int block = 0;
        for (int k = 0; k < count; k++) {
            for (int i = 0; i < width; i++) {
                int index = indices[k] * width + i;
                if (index / Kernel.BLOCK != block) {
                    sum += drain();
                    block = index / Kernel.BLOCK;
                }
                int place = k * width + i;
                double value = round((floats ? ((float[]) values)[place] : ((double[]) values)[place]) * first);
                int lane = index % LANES;
                lanes[lane] = round(lanes[lane] + round(value * value));
            }
        }
        return sum + drain();
    }

    /** The lanes added in order; afterwards they are empty. */
    private double drain() {
        double sum = lanes[0];
        for (int lane = 1; lane < LANES; lane++) {
            sum = round(sum + lanes[lane]);
        }
        Arrays.fill(lanes, 0);
        return sum;
    }

    private double round(double value) {
        return floats ? (float) value : value;
    }
}
