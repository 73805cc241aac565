package dev.glissade.spi;

import java.nio.charset.StandardCharsets;

/**
 * The language's random numbers: Philox4x32-10 of Salmon, Moraes, Dror and Shaw, "Parallel Random Numbers: As Easy as 1, 2, 3"
 * (SC 2011), keyed by the seed, the tensor, the unit and the place of the call, and counting steps and elements. A number depends
 * on nothing else, so it is the same at any thread count and after a resume. docs/numerics fixes every bit, with test vectors.
 *
 * <p>Thread-safe: without state. Allocates nothing but in {@link #key}.
 */
public final class Philox {
    private static final long MULTIPLIER_0 = 0xD2511F53L;
    private static final long MULTIPLIER_1 = 0xCD9E8D57L;
    private static final int WEYL_0 = 0x9E3779B9;
    private static final int WEYL_1 = 0xBB67AE85;
    private static final int ROUNDS = 10;

    /** What a seed is moved by before it is mixed. */
    static final long GOLDEN = 0x9e3779b97f4a7c15L;

    private static final long LOW = 0xFFFFFFFFL;

    private Philox() {}

    /** The key of a tensor: the 64-bit FNV-1a hash of its name in UTF-8. */
    public static long key(String tensor) {
        long hash = 0xcbf29ce484222325L;
        for (byte b : tensor.getBytes(StandardCharsets.UTF_8)) {
            hash = (hash ^ (b & 0xff)) * 0x100000001b3L;
        }
        return hash;
    }

    /**
     * A number in {@code [0, 1)}, a multiple of 2^-53.
     *
     * @param seed the optimizer's
     * @param step from 1
     * @param key the tensor's
     * @param unit the place of the unit in the chain, from 0
     * @param place the place of the call in the unit
     * @param index the element, from 0
     */
    public static double uniform(long seed, long step, long key, int unit, int place, long index) {
        return (words(philoxKey(seed, key, unit, place), step, index, false) >>> 11) * 0x1p-53;
    }

    /** As {@link #uniform}, a multiple of 2^-24. */
    public static float uniformFloat(long seed, long step, long key, int unit, int place, long index) {
        return ((int) words(philoxKey(seed, key, unit, place), step, index, false) >>> 8) * 0x1p-24f;
    }

    /** A number from the standard normal distribution, by Box and Muller's method; see {@link #uniform} for what it is keyed by. */
    public static double normal(long seed, long step, long key, int unit, int place, long index) {
        long philoxKey = philoxKey(seed, key, unit, place);
        double radius = ((words(philoxKey, step, index, false) >>> 11) + 1) * 0x1p-53;
        double turn = (words(philoxKey, step, index, true) >>> 11) * 0x1p-53;
        return Math.sqrt(-2 * StrictMath.log(radius)) * StrictMath.cos(2 * Math.PI * turn);
    }

    /** {@link #normal} rounded to the nearest float. */
    public static float normalFloat(long seed, long step, long key, int unit, int place, long index) {
        return (float) normal(seed, step, key, unit, place, index);
    }

    private static long philoxKey(long seed, long key, int unit, int place) {
        long mixed = mix(seed + GOLDEN);
        mixed = mix(mixed ^ key);
        return mix(mixed ^ (((long) unit << 32) | (place & LOW)));
    }

    /** The finaliser of SplitMix64: every bit of the result depends on every bit of the argument. */
    static long mix(long z) {
        long y = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        y = (y ^ (y >>> 27)) * 0x94d049bb133111ebL;
        return y ^ (y >>> 31);
    }

    /** The first or the last two of the four words for a key and a counter, the earlier word in the lower half. */
    static long words(long key, long counterHigh, long counterLow, boolean last) {
        int c0 = (int) counterLow;
        int c1 = (int) (counterLow >>> 32);
        int c2 = (int) counterHigh;
        int c3 = (int) (counterHigh >>> 32);
        int k0 = (int) key;
        int k1 = (int) (key >>> 32);
        for (int round = 0; round < ROUNDS; round++) {
            long product0 = MULTIPLIER_0 * (c0 & LOW);
            long product1 = MULTIPLIER_1 * (c2 & LOW);
            c0 = (int) (product1 >>> 32) ^ c1 ^ k0;
            c1 = (int) product1;
            c2 = (int) (product0 >>> 32) ^ c3 ^ k1;
            c3 = (int) product0;
            k0 += WEYL_0;
            k1 += WEYL_1;
        }
        return last ? ((long) c3 << 32) | (c2 & LOW) : ((long) c1 << 32) | (c0 & LOW);
    }
}
