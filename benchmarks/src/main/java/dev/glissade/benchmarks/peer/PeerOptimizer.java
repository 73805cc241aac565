package dev.glissade.benchmarks.peer;

/** An optimizer of another library, with tensors and gradients of its own. It belongs to one thread. */
public interface PeerOptimizer extends AutoCloseable {

    /** One step over all tensors, with the gradients that it was made with. */
    void step();

    /** A copy of a tensor's parameters as they are now. */
    double[] parameters(int tensor);

    @Override
    default void close() {}
}
