package dev.glissade.spi;

/**
 * A way to round a block at random that may be faster than plain Java on the running JVM, found by {@link java.util.ServiceLoader}.
 * The noise is that of docs/numerics, so the bits are those of {@link Dither}'s own loop. Thread-safe.
 */
public interface BlockDither {

    /** Whether it works on this JVM; nothing else is called if not. */
    boolean isHere();

    /**
     * Rounds {@link Kernel#BLOCK} numbers to bfloat16 in place.
     *
     * @param from the first of them
     * @param key see {@link Dither#key}
     * @param counter of the first of the blocks of {@link Philox} that the noise is taken from, eight numbers from each
     */
    void round(float[] values, int from, long key, long step, long counter);
}
