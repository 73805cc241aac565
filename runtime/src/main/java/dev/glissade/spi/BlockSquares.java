package dev.glissade.spi;

/**
 * A way to add up the squares of a block that may be faster than plain Java on the running JVM, found by {@link
 * java.util.ServiceLoader}. The order of the additions is the language's, so the bits are those of {@link Squares}' own loops.
 * Thread-safe.
 */
public interface BlockSquares {

    /** Whether it works on this JVM; nothing else is called if not. */
    boolean isHere();

    /** The squares of {@link Kernel#BLOCK} numbers, the first of them at {@code from}. */
    float sum(float[] values, int from);

    /** As for floats. */
    double sum(double[] values, int from);
}
