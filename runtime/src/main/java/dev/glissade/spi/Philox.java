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
    /** What the first word is multiplied with in a round. */
    public static final long MULTIPLIER_0 = 0xD2511F53L;

    /** What the third word is multiplied with in a round. */
    public static final long MULTIPLIER_1 = 0xCD9E8D57L;

    /** What the first word of the key grows by in a round, in the upper half. */
    public static final long WEYL_0 = 0x9E3779B9L << 32;

    /** What the second word of the key grows by in a round, in the upper half. */
    public static final long WEYL_1 = 0xBB67AE85L << 32;

    /** The number of rounds. */
    public static final int ROUNDS = 10;

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
        return normal(philoxKey(seed, key, unit, place), step, index, false);
    }

    /** {@link #normal} rounded to the nearest float. */
    public static float normalFloat(long seed, long step, long key, int unit, int place, long index) {
        return (float) normal(philoxKey(seed, key, unit, place), step, index, true);
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
        long front = Long.rotateLeft(counterLow, 32);
        long back = Long.rotateLeft(counterHigh, 32);
        long keyFront = key << 32;
        long keyBack = key & ~LOW;
        for (int round = 0; round < ROUNDS; round++) {
            long next = mixed(MULTIPLIER_1, back, front, keyFront);
            back = mixed(MULTIPLIER_0, front, back, keyBack);
            front = next;
            keyFront += WEYL_0;
            keyBack += WEYL_1;
        }
        return Long.rotateLeft(last ? back : front, 32);
    }

    /** The rounds once more, for both results: they are most of what a normal number costs. */
    private static double normal(long key, long counterHigh, long counterLow, boolean narrow) {
        long front = Long.rotateLeft(counterLow, 32);
        long back = Long.rotateLeft(counterHigh, 32);
        long keyFront = key << 32;
        long keyBack = key & ~LOW;
        for (int round = 0; round < ROUNDS; round++) {
            long next = mixed(MULTIPLIER_1, back, front, keyFront);
            back = mixed(MULTIPLIER_0, front, back, keyBack);
            front = next;
            keyFront += WEYL_0;
            keyBack += WEYL_1;
        }
        long a = Long.rotateLeft(front, 32) >>> 11;
        long b = Long.rotateLeft(back, 32) >>> 11;
        return narrow ? BoxMuller.narrow(a, b) : BoxMuller.wide(a, b);
    }

    /**
     * What a round makes of two words: they stand in one number, the earlier in its upper half, where the next multiplication takes
     * it from. The product's upper word gets the later word and that of the key by exclusive or; its lower word stays.
     */
    private static long mixed(long multiplier, long other, long own, long key) {
        return (multiplier * (other >>> 32)) ^ (own << 32) ^ key;
    }
}
