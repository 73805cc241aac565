package dev.glissade.compiler.eval;

import dev.glissade.compiler.ir.Op;
import java.nio.charset.StandardCharsets;

/** {@code normal()} and {@code uniform()}: which number stands where, as {@code docs/numerics.md} fixes it. */
public final class RandomNumbers {

    private static final long FNV_OFFSET = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;

    private static final long GOLDEN = 0x9e3779b97f4a7c15L;

    private RandomNumbers() {}

    /** The key that the name of a tensor gives: FNV-1a of its UTF-8 bytes, in 64 bits. */
    public static long tensorKey(String name) {
        long hash = FNV_OFFSET;
        for (byte b : name.getBytes(StandardCharsets.UTF_8)) {
            hash = (hash ^ (b & 0xff)) * FNV_PRIME;
        }
        return hash;
    }

    /**
     * The numbers of one call in one step for one tensor, in the working precision.
     *
     * @param step the number of the step, from 1
     * @param length how many elements the tensor has
     */
    public static double[] draw(Op.Draw call, Arithmetic precision, long seed, long tensorKey, long step, int length) {
        long key = mix(mix(mix(seed + GOLDEN) ^ tensorKey) ^ ((long) call.unit() << 32 | call.place()));
        double[] numbers = new double[length];
        for (int i = 0; i < length; i++) {
            int[] words = Philox.block(i, 0, (int) step, (int) (step >>> 32), (int) key, (int) (key >>> 32));
            numbers[i] = switch (call.distribution()) {
                case UNIFORM -> uniform(words, precision);
                case NORMAL -> precision.round(normal(words));
            };
        }
        return numbers;
    }

    /**
     * The noise that an assignment to a state is rounded with: 16 bits.
     *
     * @param place the place of the assignment in its unit
     * @param index the element's in its tensor
     */
    public static int noise(long seed, String tensor, String state, int place, long step, long index) {
        long key = mix(mix(mix(mix(seed + GOLDEN) ^ tensorKey(tensor)) ^ tensorKey(state)) ^ place);
        long block = index >>> 3;
        int[] words = Philox.block(
                (int) block, (int) (block >>> 32), (int) step, (int) (step >>> 32), (int) key, (int) (key >>> 32));
        int lane = (int) (index & 7);
        return (words[lane / 2] >>> (16 * (lane % 2))) & 0xffff;
    }

    /** The finaliser of SplitMix64: every bit of the result depends on every bit of the argument. */
    private static long mix(long value) {
        long z = value;
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }

    /** The upper 53 bits of two words. */
    private static long bits(int low, int high) {
        return (Integer.toUnsignedLong(high) << 32 | Integer.toUnsignedLong(low)) >>> 11;
    }

    /** As many bits as the precision holds exactly: rounding more of them could give 1. */
    private static double uniform(int[] words, Arithmetic precision) {
        return switch (precision) {
            case FLOAT -> (words[0] >>> 8) * 0x1p-24;
            case DOUBLE -> bits(words[0], words[1]) * 0x1p-53;
        };
    }

    /** Box and Muller's transform; the logarithm's argument is in (0, 1]. */
    private static double normal(int[] words) {
        double radius = Math.sqrt(-2 * StrictMath.log((bits(words[0], words[1]) + 1) * 0x1p-53));
        return radius * StrictMath.cos(2 * Math.PI * (bits(words[2], words[3]) * 0x1p-53));
    }
}
