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
     * @param values any numbers; NaN becomes the one NaN that {@link BFloat16} writes
     * @param from where the first of them is in the array
     * @param key see {@link Dither#key}
     * @param step the number of the optimizer's step, from 1
     * @param counter an eighth of the first one's index in its tensor, a whole number: each block of {@link Philox} has the noise
     *     of eight
     */
    void round(float[] values, int from, long key, long step, long counter);
}
