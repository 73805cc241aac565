package dev.glissade.spi;

import java.util.Arrays;

/**
 * Room for some blocks of elements, small enough for the first cache: where kernels work on what is no plain array of the working
 * precision. One for each thread; nothing is allocated once a thread has had its blocks.
 *
 * <p>The blocks begin at places of their arrays that are constants and all different ({@link Kernel#STAGGER}).
 */
public final class BlockStage {
    private static final ThreadLocal<BlockStage> OF_THREAD = ThreadLocal.withInitial(BlockStage::new);

    private float[][] floats = new float[0][];
    private double[][] doubles = new double[0][];

    private final int[] spare = new int[Kernel.BLOCK];

    private BlockStage() {}

    /** That of the calling thread. */
    public static BlockStage ofThread() {
        return OF_THREAD.get();
    }

    /** A block of numbers that mean nothing, for {@link #mixed}. */
    public int[] spare() {
        return spare;
    }

    /**
     * What a long loop puts into its element of {@link #spare}, made of what was there.
     *
     * <p>The JVM unrolls, and so vectorises, a loop only up to a size; but one that has four exclusive ors, as those of check sums
     * have, up to four times that. The sums keep it from making one of the four.
     */
    public static int mixed(int old, int by) {
        return (((old ^ by) + old ^ by) + old ^ by) + old ^ by;
    }

    /** Where block {@code number} begins in its array. */
    public static int start(int number) {
        return number * Kernel.STAGGER;
    }

    /** The array of block {@code number}: {@link Kernel#BLOCK} elements from {@link #start} on, with what was left in them. */
    public float[] floats(int number) {
        if (number >= floats.length) {
            int had = floats.length;
            floats = Arrays.copyOf(floats, number + 1);
            for (int i = had; i <= number; i++) {
                floats[i] = new float[start(i) + Kernel.BLOCK];
            }
        }
        return floats[number];
    }

    /** As {@link #floats}. */
    public double[] doubles(int number) {
        if (number >= doubles.length) {
            int had = doubles.length;
            doubles = Arrays.copyOf(doubles, number + 1);
            for (int i = had; i <= number; i++) {
                doubles[i] = new double[start(i) + Kernel.BLOCK];
            }
        }
        return doubles[number];
    }
}
