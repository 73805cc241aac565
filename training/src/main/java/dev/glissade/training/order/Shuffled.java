package dev.glissade.training.order;

import dev.glissade.training.random.Draws;

/** Sampling without replacement: each epoch is a permutation of its own. */
record Shuffled(long seed) implements Order {
    private static final long PURPOSE = 0x5f17;

    @Override
    public int epoch(long epoch, int[] rows) {
        int count = identity(rows);
        Draws.at(seed, PURPOSE, epoch).shuffle(rows, count);
        return count;
    }

    static int identity(int[] rows) {
        for (int i = 0; i < rows.length; i++) {
            rows[i] = i;
        }
        return rows.length;
    }
}
