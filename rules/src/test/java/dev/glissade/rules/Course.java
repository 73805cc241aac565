package dev.glissade.rules;

import java.util.List;
import java.util.Random;

/**
 * What rules and hand calculations are both led through: steps over three tensors with uneven gradients and a changing rate.
 *
 * <p>All numbers are floats, so that both precisions start from the same ones.
 */
final class Course {
    static final int STEPS = 24;
    static final List<String> NAMES = List.of("kernel", "bias", "scale");

    private static final int[] LENGTHS = {11, 4, 1};
    private static final double[] RATES = {1, 1, 1, 0.5, 0.5, 2, 1, 0, 1, 0.25};
    private static final double[] SIZES = {1, 0.1, 3, 0.01, 0.5, 10, 1};

    private Course() {}

    static double[][] start() {
        Random random = new Random(20);
        double[][] start = zeros();
        for (double[] tensor : start) {
            for (int i = 0; i < tensor.length; i++) {
                tensor[i] = (float) random.nextGaussian();
            }
        }
        return start;
    }

    /** The learning rate of a step: it falls, rises, and is 0 once in ten steps. */
    static double rate(int step, double lr) {
        return lr * RATES[(step - 1) % RATES.length];
    }

    /** Gradients that depend on the step alone, of sizes from 0.01 to 10, with a 0 here and there. */
    static double[][] gradients(int step) {
        Random random = new Random(1000 + step);
        double size = SIZES[step % SIZES.length];
        double[][] gradients = zeros();
        for (double[] tensor : gradients) {
            for (int i = 0; i < tensor.length; i++) {
                double value = size * random.nextGaussian();
                tensor[i] = random.nextInt(9) == 0 ? 0 : (float) value;
            }
        }
        return gradients;
    }

    /** Gradients that depend on the point too: those of a bowl, steeper along some elements than along others. */
    static double[][] gradientsAt(int step, double[][] point) {
        double[][] gradients = gradients(step);
        for (int k = 0; k < gradients.length; k++) {
            for (int i = 0; i < gradients[k].length; i++) {
                gradients[k][i] = 0.25 * gradients[k][i] + (0.5 + 0.25 * (i % 5)) * point[k][i];
            }
        }
        return gradients;
    }

    static double[][] zeros() {
        double[][] zeros = new double[LENGTHS.length][];
        for (int k = 0; k < zeros.length; k++) {
            zeros[k] = new double[LENGTHS[k]];
        }
        return zeros;
    }
}
