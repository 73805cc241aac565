package dev.glissade.live;

import java.math.BigDecimal;
import java.math.MathContext;

/** Exponential and logarithm to some forty digits, by their series: slow, and no code of ours. */
final class Digits {
    private static final MathContext PRECISION = new MathContext(50);

    /** The argument of the series is made so many times smaller, and the result squared as often. */
    private static final int HALVINGS = 12;

    private static final int TERMS = 16;

    private Digits() {}

    /** {@code e^x}, for {@code x} up to some hundreds. */
    static BigDecimal exp(BigDecimal x) {
        BigDecimal small = x.divide(BigDecimal.valueOf(1L << HALVINGS), PRECISION);
        BigDecimal sum = BigDecimal.ONE;
        for (int n = TERMS; n > 0; n--) {
            sum = BigDecimal.ONE.add(sum.multiply(small).divide(BigDecimal.valueOf(n), PRECISION), PRECISION);
        }
        for (int i = 0; i < HALVINGS; i++) {
            sum = sum.multiply(sum, PRECISION);
        }
        return sum;
    }

    /** The natural logarithm of a number above 0: that of {@link StrictMath}, and the logarithm of what it lacks. */
    static BigDecimal log(double x) {
        BigDecimal near = new BigDecimal(StrictMath.log(x));
        BigDecimal rest =
                new BigDecimal(x).multiply(exp(near.negate()), PRECISION).subtract(BigDecimal.ONE);
        // the rest is below 1e-13: three terms of log(1 + rest)
        BigDecimal square = rest.multiply(rest, PRECISION);
        return near.add(rest)
                .subtract(square.divide(BigDecimal.valueOf(2), PRECISION))
                .add(square.multiply(rest, PRECISION).divide(BigDecimal.valueOf(3), PRECISION), PRECISION);
    }

    /** {@code 1/(1 + e^-x)}. */
    static BigDecimal sigmoid(double x) {
        return BigDecimal.ONE.divide(BigDecimal.ONE.add(exp(new BigDecimal(-x))), PRECISION);
    }

    /** {@code x^y} of a number above 0. */
    static BigDecimal power(double x, double y) {
        return exp(new BigDecimal(y).multiply(log(x), PRECISION));
    }

    /** How far a number is from an exact one, relative to that one. */
    static double distance(double got, BigDecimal exact) {
        return new BigDecimal(got)
                .subtract(exact)
                .divide(exact, PRECISION)
                .abs()
                .doubleValue();
    }
}
