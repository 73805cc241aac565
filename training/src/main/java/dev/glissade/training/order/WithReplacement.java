package dev.glissade.training.order;

import dev.glissade.training.random.Draws;

/** Sampling with replacement: every row of the epoch is any of all. */
record WithReplacement(long seed) implements Order {
    private static final long PURPOSE = 0x3e9c;

    @Override
    public int epoch(long epoch, int[] rows) {
        Draws draws = Draws.at(seed, PURPOSE, epoch);
        for (int i = 0; i < rows.length; i++) {
            rows[i] = draws.below(rows.length);
        }
        return rows.length;
    }
}
