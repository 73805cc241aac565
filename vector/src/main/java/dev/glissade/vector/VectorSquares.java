package dev.glissade.vector;

import dev.glissade.spi.BlockSquares;

/**
 * Adds up squares in vectors, if the JVM was started with {@code --add-modules jdk.incubator.vector} on a machine whose vectors
 * hold the eight lanes of floats. Thread-safe.
 */
public final class VectorSquares implements BlockSquares {

    /** For {@link java.util.ServiceLoader}. */
    public VectorSquares() {}

    /** Does not touch a class of the incubating module unless it is there. */
    @Override
    public boolean isHere() {
        return ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent() && LaneSquares.fits();
    }

    @Override
    public float sum(float[] values, int from) {
        return LaneSquares.sum(values, from);
    }

    @Override
    public double sum(double[] values, int from) {
        return LaneSquares.sum(values, from);
    }
}
