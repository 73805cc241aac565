package dev.glissade.spi;

/**
 * The logarithm of a normal positive float: {@code x = z*2^k} with {@code z} from .709 to 1.418. A table of 128 entries has a number
 * {@code a} near {@code 1/z} and its logarithm, so that {@code ln x = k*ln 2 - ln a + ln(1 + r)} with {@code r = a*z - 1}, which is
 * within 1/255 of 0. As {@code a} and {@code z} are floats, {@code r} is exact in double. Around 1, {@code a} is 1, {@code k} 0, and
 * {@code ln x} the series in {@code r} alone, so that the result is good in relation to itself there too.
 */
final class Logarithm {
    private static final int BITS = 7;
    private static final int SIZE = 1 << BITS;
    private static final int SHIFT = 23 - BITS;

    /** The bits of the least {@code z}: 74 and a half intervals below those of 1, so that 1 lies in the middle of its own. */
    private static final int START = 0x3f358000;

    /** The same in the upper half of a double's bits. */
    private static final int WIDE_START = 0x3fe6b000;

    private static final double LN2 = 0.6931471805599453;

    private static final double[] INVERSE = new double[SIZE];

    /** {@code -ln a}. */
    private static final double[] NATURAL = new double[SIZE];

    /** {@code -64*log2 a}. */
    private static final double[] STEPS = new double[SIZE];

    static {
        for (int i = 0; i < SIZE; i++) {
            INVERSE[i] = 1 / Float.intBitsToFloat(START + (i << SHIFT) + (1 << (SHIFT - 1)));
            NATURAL[i] = 0 - StrictMath.log(INVERSE[i]);
            STEPS[i] = NATURAL[i] * BinaryPower.PER_UNIT;
        }
    }

    private Logarithm() {}

    /** {@code ln x}, to 2^-48 of itself. */
    static double natural(float x) {
        int bits = Float.floatToRawIntBits(x);
        int above = bits - START;
        int k = above >> 23;
        int i = (above >> SHIFT) & (SIZE - 1);
        double r = Float.intBitsToFloat(bits - (k << 23)) * INVERSE[i] - 1;
        return (k * LN2 + NATURAL[i]) + series(r);
    }

    /** {@code ln x} of a normal positive double, to 2^-43 of itself: off 1, {@code r} is rounded, to 2^-53. */
    static double natural(double x) {
        long bits = Double.doubleToRawLongBits(x);
        int above = (int) (bits >>> 32) - WIDE_START;
        int k = above >> 20;
        int i = (above >> (20 - BITS)) & (SIZE - 1);
        double r = Double.longBitsToDouble(bits - ((long) k << 52)) * INVERSE[i] - 1;
        return (k * LN2 + NATURAL[i]) + series(r);
    }

    /** {@code 64*log2 x}, to 2^-48 of itself. */
    static double steps(float x) {
        int bits = Float.floatToRawIntBits(x);
        int above = bits - START;
        int k = above >> 23;
        int i = (above >> SHIFT) & (SIZE - 1);
        double r = Float.intBitsToFloat(bits - (k << 23)) * INVERSE[i] - 1;
        return (k * (double) BinaryPower.STEPS + STEPS[i]) + series(r) * BinaryPower.PER_UNIT;
    }

    /** {@code ln(1 + r)}. */
    private static double series(double r) {
        double square = r * r;
        double tail = (-1.0 / 2 + r * (1.0 / 3)) + square * ((-1.0 / 4 + r * (1.0 / 5)) - square * (1.0 / 6));
        return r + square * tail;
    }
}
