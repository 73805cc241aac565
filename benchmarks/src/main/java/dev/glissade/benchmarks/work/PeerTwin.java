package dev.glissade.benchmarks.work;

import dev.glissade.benchmarks.peer.AdamSettings;
import dev.glissade.benchmarks.peer.PeerLibrary;
import dev.glissade.benchmarks.peer.PeerOptimizer;

/** A peer against its formula in double, and ours against Adam's: each within the rounding of floats. */
public final class PeerTwin {
    /** Whole vectors, tails, and less than a vector. */
    private static final Shapes SHAPES = new Shapes(1000, 1, 7, 3, 100);

    private static final int STEPS = 8;
    private static final AdamSettings SETTINGS = AdamSettings.of(0.01);

    /** The parameters are below 2; a step rounds once or twice to 24 bits. */
    private static final double TOLERANCE = STEPS * 0x1p-23;

    private PeerTwin() {}

    /** Fails unless a few steps from equal numbers give what the formulas give. */
    public static void requireEqual(PeerLibrary library, int threads) {
        var ours = new ModelStep(SHAPES, ModelStep.Memory.ARENA, 1, SETTINGS.lr());
        double[][] adam = exact(SETTINGS::update);
        double[][] theirs = exact((mean, square, step) -> library.update(SETTINGS, mean, square, step));
        PeerOptimizer peer = library.adam(SETTINGS, start(), gradients(), threads);
        try (peer) {
            for (int step = 1; step <= STEPS; step++) {
                ours.run();
                peer.step();
            }
            for (int i = 0; i < adam.length; i++) {
                requireNear("ours, tensor " + i, ours.parameters(i), adam[i]);
                requireNear(library.name() + ", tensor " + i, peer.parameters(i), theirs[i]);
            }
        }
    }

    private static float[][] start() {
        return SHAPES.cut(Numbers.stream(0, SHAPES.total()));
    }

    private static float[][] gradients() {
        return SHAPES.cut(Numbers.stream(1, SHAPES.total()));
    }

    private static double[][] exact(Update update) {
        float[][] start = start();
        float[][] gradients = gradients();
        double[][] theta = new double[start.length][];
        for (int i = 0; i < start.length; i++) {
            theta[i] = new double[start[i].length];
            for (int j = 0; j < start[i].length; j++) {
                theta[i][j] = exact(update, start[i][j], gradients[i][j]);
            }
        }
        return theta;
    }

    private static double exact(Update update, double start, double gradient) {
        double theta = start;
        double mean = 0;
        double square = 0;
        for (int step = 1; step <= STEPS; step++) {
            mean = SETTINGS.beta1() * mean + (1 - SETTINGS.beta1()) * gradient;
            square = SETTINGS.beta2() * square + (1 - SETTINGS.beta2()) * gradient * gradient;
            theta -= update.of(mean, square, step);
        }
        return theta;
    }

    /** What a step takes from a parameter. */
    private interface Update {
        double of(double mean, double square, int step);
    }

    private static void requireNear(String what, double[] values, double[] expected) {
        for (int i = 0; i < expected.length; i++) {
            if (!(Math.abs(values[i] - expected[i]) <= TOLERANCE)) {
                throw new IllegalStateException(
                        what + "[" + i + "] is " + values[i] + " after " + STEPS + " steps, not " + expected[i]);
            }
        }
    }
}
