package dev.glissade.benchmarks.peer;

/**
 * Another library's Adam. A process uses one library: two of them bring natives that do not live side by side.
 *
 * <p>Implementations are services with a public constructor that loads nothing.
 */
public interface PeerLibrary {

    /** What rows of the table call it, for example {@code PyTorch fused}. */
    String name();

    /** Whether it can be told to use more than one thread. */
    default boolean threaded() {
        return true;
    }

    /** The version, and what the library says of the vectors that it uses; loads its natives. */
    String description();

    /** As {@link AdamSettings#update}, by the formula that this library computes: Adam's, if it is right. */
    default double update(AdamSettings settings, double mean, double square, int step) {
        return settings.update(mean, square, step);
    }

    /**
     * An optimizer over tensors of the given lengths; the arrays are copied.
     *
     * @param parameters where each tensor starts
     * @param gradients the same in each step, shaped like the parameters
     * @param threads that a step may use, the same in all calls of a process
     */
    PeerOptimizer adam(AdamSettings settings, float[][] parameters, float[][] gradients, int threads);
}
