package dev.glissade.benchmarks.measure;

/**
 * Something to be measured, made in the JVM that measures it. Implementations are public, with a public constructor that takes
 * {@link Arguments}; all preparation is done there. Used by one thread.
 */
public interface Work extends AutoCloseable {

    /** Does it once: what is timed. */
    void run();

    /** Fails if what was done cannot have been what was meant, such as numbers that have run to infinity; after all timing. */
    default void check() {}

    @Override
    default void close() {}
}
