package dev.glissade.benchmarks.work;

import dev.glissade.OptimizerBuilder;

/** How ours gets its threads. */
final class Threads {
    private Threads() {}

    static OptimizerBuilder share(OptimizerBuilder builder, int threads) {
        return threads == 1 ? builder : builder.threads(threads);
    }
}
