package dev.glissade.benchmarks.measure;

/**
 * How long a fork measures each of its pieces of work.
 *
 * @param warmups iterations before those that count
 * @param iterations those that count
 * @param milliseconds the length of one
 */
public record ForkLength(int warmups, int iterations, int milliseconds) {
    /** Long before the first that counts: with two threads the compilers have but the cores that these work on. */
    public static final ForkLength FULL = new ForkLength(8, 5, 100);

    public static final ForkLength SHORT = new ForkLength(3, 3, 60);

    /** For steps that take a second, such as 16M calls of a function of the math library. */
    public static final ForkLength SLOW = new ForkLength(2, 3, 100);

    public static final ForkLength SLOW_QUICK = new ForkLength(1, 1, 40);
    public static final ForkLength QUICK = new ForkLength(6, 3, 50);
}
