package dev.glissade.spi;

import java.util.Optional;

/**
 * Stochastic rounding to bfloat16: of the two numbers around a value the farther is taken with odds that grow with its nearness,
 * so that the mean of many roundings is the value. 16 bits of the counter-based generator decide; docs/numerics fixes which.
 *
 * <p>Thread-safe: without state. Allocates nothing.
 */
public final class Dither {
    private static final int MASK = 0xffff;
    private static final int LANES = 8;
    private static final Optional<BlockDither> BEST =
            FastCode.of(BlockDither.class).stream().filter(BlockDither::isHere).findFirst();

    private Dither() {}

    /**
     * The bits of the chosen number: those of the value plus noise, cut off.
     *
     * @param noise from 0 to 65535, each equally likely
     */
    public static short round(float value, int noise) {
        return Float.isNaN(value) ? BFloat16.NAN : (short) ((Float.floatToRawIntBits(value) + noise) >> 16);
    }

    /** The bits of the chosen number; what a float cannot hold of the value is left in its last bit. */
    public static short round(double value, int noise) {
        return round(RoundToOdd.toFloat(value), noise);
    }

    /**
     * The noise of an element: of the eight lanes of 16 bits of a Philox block.
     *
     * @param key see {@link #key}
     */
    public static int noise(long key, long step, long index) {
        int lane = (int) (index % LANES);
        long words = Philox.words(key, step, index / LANES, lane >= 4);
        return (int) (words >>> (16 * (lane & 3))) & MASK;
    }

    /**
     * What the noise of an assignment is keyed by.
     *
     * @param tensor the tensor's {@link Philox#key}
     * @param state the {@link Philox#key} of the state's name
     * @param place the place of the assignment in its unit
     */
    public static long key(long seed, long tensor, long state, int place) {
        return Philox.mix(Philox.mix(Philox.mix(Philox.mix(seed + Philox.GOLDEN) ^ tensor) ^ state) ^ place);
    }

    /** Rounds values in place; {@code index} is the first one's in its tensor. */
    static void round(float[] values, int start, int length, long key, long step, long index) {
        if (BEST.isPresent() && length == Kernel.BLOCK && index % LANES == 0) {
            BEST.get().round(values, start, key, step, index / LANES);
        } else {
            roundEach(values, start, length, key, step, index);
        }
    }

    private static void roundEach(float[] values, int start, int length, long key, long step, long index) {
        int i = 0;
        while (i < length) {
            long block = (index + i) / LANES;
            int lane = (int) ((index + i) % LANES);
            int end = Math.min(length, i + LANES - lane);
            long low = Philox.words(key, step, block, false);
            long high = Philox.words(key, step, block, true);
            for (; i < end; i++, lane++) {
                int noise = (int) ((lane < 4 ? low : high) >>> (16 * (lane & 3))) & MASK;
                values[start + i] = BFloat16.toFloat(round(values[start + i], noise));
            }
        }
    }

    /** As for floats. */
    static void round(double[] values, int start, int length, long key, long step, long index) {
        for (int i = 0; i < length; i++) {
            int noise = noise(key, step, index + i);
            values[start + i] = BFloat16.toFloat(round(values[start + i], noise));
        }
    }
}
