package dev.glissade.benchmarks.peers;

/** Arrays of floats as arrays of doubles. */
final class Floats {
    private Floats() {}

    static double[] widen(float[] values) {
        double[] wide = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            wide[i] = values[i];
        }
        return wide;
    }
}
