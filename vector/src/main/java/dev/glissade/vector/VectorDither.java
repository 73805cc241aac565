package dev.glissade.vector;

import dev.glissade.spi.BlockDither;

/**
 * Rounds to bfloat16 at random in vectors, if the JVM was started with {@code --add-modules jdk.incubator.vector} on a machine whose
 * vectors hold eight floats. Thread-safe.
 */
public final class VectorDither implements BlockDither {

    /** For {@link java.util.ServiceLoader}. */
    public VectorDither() {}

    /** Does not touch a class of the incubating module unless it is there. */
    @Override
    public boolean isHere() {
        return ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent() && PhiloxDither.fits();
    }

    @Override
    public void round(float[] values, int from, long key, long step, long counter) {
        PhiloxDither.round(values, from, key, step, counter);
    }
}
