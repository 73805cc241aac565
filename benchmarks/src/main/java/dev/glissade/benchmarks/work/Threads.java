package dev.glissade.benchmarks.work;

import dev.glissade.OptimizerBuilder;

/** How ours gets its threads. */
final class Threads {
    private Threads() {}

    static OptimizerBuilder share(OptimizerBuilder builder, int threads) {
        if (threads == 1) {
            return builder;
        }
        throw new IllegalArgumentException("no pool of " + threads + " threads yet");
    }
}
