package dev.glissade.spi;

/**
 * {@code 2^(t/64)} to 2^-44: {@code t} is a whole number {@code n} and a rest within 1/2, the power for {@code n} is a table's for its
 * last six bits with the others added to the exponent, and that of the rest is a polynomial. Package-private parts of {@link FloatMath}.
 */
final class BinaryPower {

    /** Into how many steps an octave is cut. */
    static final int STEPS = 64;

    /** Steps in a unit of the natural logarithm: {@code 64/ln 2}. */
    static final double PER_UNIT = 1.4426950408889634 * STEPS;

    /** Added to a number below 2^51, it rounds to a whole one, which stands in the last bits of the sum. */
    private static final double WHOLE = 0x1.8p52;

    private static final int BITS = 6;
    private static final int FRACTION_BITS = 52;

    /** {@code ln(2)/64}, and its powers by the factorials. */
    private static final double FIRST = 0.010830424696249145;

    private static final double SECOND = FIRST * FIRST / 2;
    private static final double THIRD = SECOND * FIRST / 3;
    private static final double FOURTH = THIRD * FIRST / 4;
    private static final double FIFTH = FOURTH * FIRST / 5;

    /** The bits of {@code 2^(i/64)}, each off by no more than a unit in the last place. */
    private static final long[] POWERS = new long[STEPS];

    static {
        for (int i = 0; i < STEPS; i++) {
            POWERS[i] = Double.doubleToRawLongBits(StrictMath.pow(2, i / (double) STEPS));
        }
    }

    private BinaryPower() {}

    /** {@code 2^(t/64)} for {@code t} from -64000 to 64000. */
    static double of(double t) {
        double sum = t + WHOLE;
        double scale = scale((int) Double.doubleToRawLongBits(sum));
        double rest = t - (sum - WHOLE);
        double square = rest * rest;
        return scale + scale * (rest * FIRST + square * (SECOND + rest * THIRD + square * FOURTH));
    }

    /**
     * {@code 2^(t/64) - 1} for {@code t} from -64000 to 64000, to 2^-43 of itself: where {@code n} is 0, it is the polynomial alone,
     * which has one term more for that.
     */
    static double lessOne(double t) {
        double sum = t + WHOLE;
        double scale = scale((int) Double.doubleToRawLongBits(sum));
        double rest = t - (sum - WHOLE);
        double square = rest * rest;
        double tail = SECOND + rest * THIRD + square * (FOURTH + rest * FIFTH);
        return (scale - 1) + scale * (rest * FIRST + square * tail);
    }

    private static double scale(int n) {
        return Double.longBitsToDouble(POWERS[n & (STEPS - 1)] + ((long) (n >> BITS) << FRACTION_BITS));
    }
}
