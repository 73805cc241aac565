package dev.glissade.spi;

/**
 * Whether two doubles that are close to each other must be the same float when rounded: what lets a fast approximation stand in for a
 * slow function without a bit of the result changing.
 *
 * <p>A double between {@code 2^-126} and {@code 2^128} has 29 bits more than a float. It is rounded up or down by whether these are
 * above or below their middle, so only numbers close to the middle are in doubt. If the approximation {@code y} is off by no more
 * than {@code y*2^-36}, that is {@code 2^17} units in its last place at most, and its 29 bits are farther than that from their middle,
 * there is no number between it and the true value at which rounding changes over. That holds at powers of two as well: there the
 * nearest such number is {@code 2^27} units away or more. Of numbers taken at random one in {@code 2^11} is in doubt.
 *
 * <p>The functions are better than that, by 2^-40 at least. But the JVM compiles a branch that it has not seen taken so that taking it
 * throws the compiled code away, in the midst of a step; one in {@code 2^11} it has seen in time.
 */
final class Closeness {

    private static final int REACH = 1 << 17;
    private static final int BELOW_FLOAT = (1 << 29) - 1;
    private static final int MIDDLE = 1 << 28;

    private Closeness() {}

    /** Whether every number within {@code y*2^-36} of {@code y} is rounded to the same float; {@code y} is a normal float's size. */
    static boolean decides(double y) {
        return (((int) Double.doubleToRawLongBits(y) + (REACH - MIDDLE)) & BELOW_FLOAT) > 2 * REACH;
    }
}
