package dev.glissade.spi;

/**
 * Adds the terms of a list of elements as a reduction over their whole tensor does if all others have a term of 0: the same lanes,
 * the same blocks, the same bits. One for each frame; belongs to one thread at a time.
 */
public final class Lanes {
    private static final int COUNT = 8;

    private final float[] floats = new float[COUNT];
    private final double[] doubles = new double[COUNT];
    private int block = -1;
    private double total;

    /** Begins a sum of nothing. */
    public void clear() {
        leave();
        total = 0;
    }

    /** Adds the term of an element whose index is greater than all before. */
    public void add(int index, float term) {
        enter(index);
        floats[index % COUNT] += term;
    }

    /** As for floats. */
    public void add(int index, double term) {
        enter(index);
        doubles[index % COUNT] += term;
    }

    /** The sum. */
    public double total() {
        leave();
        return total;
    }

    private void enter(int index) {
        if (index / Kernel.BLOCK != block) {
            leave();
            block = index / Kernel.BLOCK;
        }
    }

    /** Puts the lanes of a block together, of which those of one precision are 0, and empties them. */
    private void leave() {
        float narrow = floats[0];
        double wide = doubles[0];
        floats[0] = 0;
        doubles[0] = 0;
        for (int lane = 1; lane < COUNT; lane++) {
            narrow += floats[lane];
            wide += doubles[lane];
            floats[lane] = 0;
            doubles[lane] = 0;
        }
        total += narrow + wide;
        block = -1;
    }
}
