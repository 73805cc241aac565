package dev.glissade.spi;

/**
 * Whether two doubles that are close to each other must be the same float when rounded: what lets a fast approximation stand in for a
 * slow function without a bit of the result changing.
 *
 * <p>A double between {@code 2^-126} and {@code 2^128} has 29 bits more than a float. It is rounded up or down by whether these are
 * above or below their middle, so only numbers close to the middle are in doubt. If the approximation {@code y} is off by no more
 * than {@code y*2^-40}, that is {@code 2^13} units in its last place at most, and its 29 bits are farther than that from their middle,
 * there is no number between it and the true value at which rounding changes over. That holds at powers of two as well: there the
 * nearest such number is {@code 2^27} units away or more. Of numbers taken at random one in {@code 2^15} is in doubt.
 */
final class Closeness {

    /** What an approximation may be off by, as a part of itself. */
    static final double BOUND = 0x1p-40;

    private static final int REACH = 1 << 13;
    private static final int BELOW_FLOAT = (1 << 29) - 1;
    private static final int MIDDLE = 1 << 28;

    private Closeness() {}

    /** Whether every number within {@link #BOUND} of {@code y} is rounded to the same float; {@code y} is a normal float's size. */
    static boolean decides(double y) {
        return (((int) Double.doubleToRawLongBits(y) + (REACH - MIDDLE)) & BELOW_FLOAT) > 2 * REACH;
    }
}
