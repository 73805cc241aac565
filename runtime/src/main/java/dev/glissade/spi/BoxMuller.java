package dev.glissade.spi;

/**
 * Box and Muller's transform of two whole numbers of 53 bits to one from the normal distribution, as docs/numerics lays it down:
 * {@code sqrt(-2*ln((a + 1)*2^-53))*cos(2*pi*(b*2^-53))}, worked out with {@link StrictMath} in double.
 *
 * <p>{@link #narrow} has the bits of that as a float, by an approximation to 2^-42 and {@link Closeness}: half of the logarithm's
 * 2^-43, and less than 2^-43 for the cosine. Its angle is the very double whose cosine {@code StrictMath} would be asked for. It is cut
 * into a whole number of 256th parts of a turn and a rest {@code f} of less than 1/81; {@code cos(p + f) = cos p*cos f - sin p*sin f} with
 * the table's cosines and sines of {@code p}, and short series of {@code f}. Where the cosine is near 0, that of {@code p} is 0, and the
 * result as good as the sine's series.
 */
final class BoxMuller {
    private static final int PARTS = 256;
    private static final int QUARTER = PARTS / 4;
    private static final double PER_PART = PARTS / (2 * Math.PI);

    /** A 256th part of a turn, in two parts; whole multiples of the first, of 40 bits, are exact. Both are good to 2^-99. */
    private static final double PART_HIGH = 0x1.921fb54442p-6;

    private static final double PART_LOW = 0x1.a308d313198a3p-47;

    /** Added to a number below 2^51, it rounds to a whole one, which stands in the last bits of the sum. */
    private static final double WHOLE = 0x1.8p52;

    private static final double[] COSINES = new double[PARTS];

    static {
        for (int i = 0; i <= QUARTER; i++) {
            double part = Math.PI / (PARTS / 2);
            double cosine = 2 * i <= QUARTER ? StrictMath.cos(i * part) : StrictMath.sin((QUARTER - i) * part);
            COSINES[i] = cosine;
            COSINES[(PARTS - i) % PARTS] = cosine;
            COSINES[PARTS / 2 - i] = -cosine;
            COSINES[PARTS / 2 + i] = -cosine;
        }
    }

    private BoxMuller() {}

    /** In double. */
    static double wide(long a, long b) {
        return Math.sqrt(-2 * StrictMath.log((a + 1) * 0x1p-53)) * StrictMath.cos(2 * Math.PI * (b * 0x1p-53));
    }

    /** {@link #wide} rounded to the nearest float; not for numbers so small that the last bits of {@link #PART_LOW} would matter. */
    static float narrow(long a, long b) {
        double near = near(a, b);
        return Math.abs(near) > 0x1p-40 && Closeness.decides(near) ? (float) near : (float) wide(a, b);
    }

    /** {@link #wide} to 2^-42 of itself, if it is 2^-40 or more. */
    static double near(long a, long b) {
        double angle = 2 * Math.PI * (b * 0x1p-53);
        double sum = angle * PER_PART + WHOLE;
        int part = (int) Double.doubleToRawLongBits(sum);
        double whole = sum - WHOLE;
        double f = (angle - whole * PART_HIGH) - whole * PART_LOW;
        double square = f * f;
        double cosine = 1 + square * (-1.0 / 2 + square * (1.0 / 24));
        double sine = f + f * square * (-1.0 / 6 + square * (1.0 / 120));
        double turned = COSINES[part & (PARTS - 1)] * cosine - COSINES[(part - QUARTER) & (PARTS - 1)] * sine;
        return Math.sqrt(-2 * Logarithm.natural((a + 1) * 0x1p-53)) * turned;
    }
}
