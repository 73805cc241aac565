package dev.glissade.spi;

/**
 * {@link StrictMath}'s functions of floats, rounded once, for generated kernels: the very bits of {@code (float) StrictMath.f(x)},
 * several times faster.
 *
 * <p>Each works out an approximation in double arithmetic that is known to be off by less than 2^-40 of itself from what {@code
 * StrictMath} gives. Where all numbers near it are rounded to the same float ({@link Closeness}), that float is the result.
 * Elsewhere, about once in 2,000 times, and for arguments or results that are not normal floats, {@code StrictMath} is called, but
 * where the result is plain. {@code StrictMath} itself is within 2^-50 of the true value.
 *
 * <p>Thread-safe.
 */
public final class FloatMath {

    /** {@code 64*log2} of the least and greatest powers that are worked out here: 2^-125.5 and 2^125.5. */
    private static final double WIDEST = 125.5 * BinaryPower.STEPS;

    private FloatMath() {}

    /**
     * {@code x^y}.
     *
     * <p>As {@code 2^(y*log2 x)}: an error of 2^-48 in the logarithm is one of up to {@code 125.5*ln 2} = 87 times as much in the power,
     * less than 2^-41; the product's own, of 2^-53, comes to less than 2^-46, and the power of two adds 2^-44.
     */
    public static float pow(float x, float y) {
        if (x >= Float.MIN_NORMAL && x <= Float.MAX_VALUE) {
            double t = y * Logarithm.steps(x);
            if (Math.abs(t) <= WIDEST) {
                double power = BinaryPower.of(t);
                if (Closeness.decides(power)) {
                    return (float) power;
                }
            }
        }
        return slowPow(x, y);
    }

    /** Zeros are common as bases. */
    private static float slowPow(float x, float y) {
        return Float.floatToRawIntBits(x) == 0 && y > 0 ? 0 : (float) StrictMath.pow(x, y);
    }

    /**
     * {@code e^x}.
     *
     * <p>As {@code 2^(x/ln 2)}: two roundings of 2^-53 in a quotient of less than 126 are less than 2^-45 in the power.
     */
    public static float exp(float x) {
        double t = x * BinaryPower.PER_UNIT;
        if (Math.abs(t) <= WIDEST) {
            double power = BinaryPower.of(t);
            if (Closeness.decides(power)) {
                return (float) power;
            }
        }
        return slowExp(x);
    }

    /** From 89 on the power is above the greatest float, and below -104 less than half of the least. */
    private static float slowExp(float x) {
        if (x >= 89) {
            return Float.POSITIVE_INFINITY;
        }
        return x <= -104 ? 0 : (float) StrictMath.exp(x);
    }

    /** {@code ln x}; where it is not 0, it is 2^-24 at least in size. */
    public static float log(float x) {
        if (x >= Float.MIN_NORMAL && x <= Float.MAX_VALUE) {
            double logarithm = Logarithm.natural(x);
            if (Closeness.decides(logarithm)) {
                return (float) logarithm;
            }
        }
        return (float) StrictMath.log(x);
    }

    /**
     * The hyperbolic tangent, {@code q/(q + 2)} with {@code q = e^(2*x) - 1}.
     *
     * <p>{@code q} is good to 2^-43 of itself. For a negative {@code x} it is above -1, and {@code q + 2} above 1, so that the quotient is
     * off by three times as much at most.
     */
    public static float tanh(float x) {
        float size = Math.abs(x);
        if (size >= 0x1p-100f && size <= 40) {
            double q = BinaryPower.lessOne(x * (2 * BinaryPower.PER_UNIT));
            double tangent = q / (q + 2);
            if (Closeness.decides(tangent)) {
                return (float) tangent;
            }
        }
        return slowTanh(x, size);
    }

    /** A cubic term of less than 2^-80 of the linear one does not move a float; 2*e^-80 is too little beside 1 to matter. */
    private static float slowTanh(float x, float size) {
        if (size < 0x1p-40f) {
            return x;
        }
        return size > 40 ? Math.signum(x) : (float) StrictMath.tanh(x);
    }

    /**
     * {@code 1/(1 + e^-x)}, worked out in double as the language says.
     *
     * <p>The sum's error is not more than that of the power in relation to itself.
     */
    public static float sigmoid(float x) {
        double t = x * -BinaryPower.PER_UNIT;
        if (Math.abs(t) <= WIDEST) {
            double sigmoid = 1 / (1 + BinaryPower.of(t));
            if (Closeness.decides(sigmoid)) {
                return (float) sigmoid;
            }
        }
        return (float) (1 / (1 + StrictMath.exp(-(double) x)));
    }
}
