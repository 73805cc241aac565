package dev.glissade.spi;

/**
 * The functions of relaxed rules, for generated kernels: sums, products, quotients, roots and extremes alone, without a branch, a
 * table or a look at bits, because these are what the JVM makes vector instructions of.
 *
 * <p>{@code docs/numerics.md} states for each how far it may be off. The bits are the same on every JVM. NaN gives NaN; a zero of
 * either sign gives what 0 does. Thread-safe.
 */
public final class RelaxedMath {

    /** Added to a number of moderate size, and taken off again, it rounds to a whole one. */
    private static final float WHOLE_F = 0x1.8p23f;

    private static final double WHOLE_D = 0x1.8p52;

    /** {@code p = SPLIT*x; p - p*BELOW_ONE} is the power of two at or below {@code x}. */
    private static final float SPLIT_F = 0x1.000002p23f;

    private static final double SPLIT_D = 0x1.0000000000001p52;
    private static final float BELOW_ONE_F = 0x1.fffffep-1f;
    private static final double BELOW_ONE_D = 0x1.fffffffffffffp-1;

    /** {@code 1/(2*ln 2)}. */
    private static final double PER_STEP = 0.7213475204444817;

    /** {@code 2*ln 2} in two parts; the first has so few digits that whole multiples of it are exact. */
    private static final float STEP_HIGH_F = 0x1.62ep0f;

    private static final float STEP_LOW_F = 0x1.0bfbe8p-14f;
    private static final double STEP_HIGH_D = 0x1.62e42fep0;
    private static final double STEP_LOW_D = 0x1.f473de6af278fp-29;

    private RelaxedMath() {}

    /** {@code e^x}. */
    public static float exp(float x) {
        float in = Math.max(-105f, Math.min(90f, x));
        float n = in * (float) PER_STEP + WHOLE_F - WHOLE_F;
        float r = in - n * STEP_HIGH_F - n * STEP_LOW_F;
        float power = power(n);
        return (1 + (r + r * r * tail(r))) * power * power;
    }

    /** {@code e^x}. */
    public static double exp(double x) {
        double in = Math.max(-750, Math.min(715, x));
        double n = in * PER_STEP + WHOLE_D - WHOLE_D;
        double r = in - n * STEP_HIGH_D - n * STEP_LOW_D;
        double power = power(n);
        return (1 + (r + r * r * tail(r))) * power * power;
    }

    /** {@code (e^r - 1 - r)/r^2} for {@code r} from {@code -ln 2} to {@code ln 2}. */
    private static float tail(float r) {
        float sum = 2.444043e-5f;
        sum = sum * r + 2.0110352e-4f;
        sum = sum * r + 0.0013893711f;
        sum = sum * r + 0.008332525f;
        sum = sum * r + 0.041666526f;
        sum = sum * r + 0.16666675f;
        sum = sum * r + 0.5f;
        return sum;
    }

    private static double tail(double r) {
        double sum = 1.5935366920141625e-10;
        sum = sum * r + 2.1062632296837013e-9;
        sum = sum * r + 2.5055042926770784e-8;
        sum = sum * r + 2.755615430725e-7;
        sum = sum * r + 2.7557300561875e-6;
        sum = sum * r + 2.4801590846790966e-5;
        sum = sum * r + 1.9841269893105775e-4;
        sum = sum * r + 0.0013888888883543786;
        sum = sum * r + 0.008333333333269416;
        sum = sum * r + 0.04166666666670236;
        sum = sum * r + 0.1666666666666694;
        sum = sum * r + 0.4999999999999993;
        return sum;
    }

    /**
     * {@code 2^n} of a whole number: a rough one in the middle between two powers of two, made by squaring, and from it the power
     * of two below.
     */
    private static float power(float n) {
        float z = n * 0x1p-8f;
        float rough = 1.0014577f + z * (0.6971552f + z * 0.23676963f);
        rough *= rough;
        rough *= rough;
        rough *= rough;
        rough *= rough;
        rough *= rough;
        rough *= rough;
        rough *= rough;
        rough *= rough;
        float split = rough * SPLIT_F;
        return split - split * BELOW_ONE_F;
    }

    private static double power(double n) {
        double z = n * 0x1p-12;
        double rough = 1.000088716 + z * (0.6938947435 + z * 0.2396193481);
        rough *= rough;
        rough *= rough;
        rough *= rough;
        rough *= rough;
        rough *= rough;
        rough *= rough;
        rough *= rough;
        rough *= rough;
        rough *= rough;
        rough *= rough;
        rough *= rough;
        rough *= rough;
        double split = rough * SPLIT_D;
        return split - split * BELOW_ONE_D;
    }

    /** The hyperbolic tangent: {@code q/(q + 2)} with {@code q = e^(2*x) - 1}. */
    public static float tanh(float x) {
        float in = Math.max(-20f, Math.min(20f, x + x));
        float n = in * (float) PER_STEP + WHOLE_F - WHOLE_F;
        float r = in - n * STEP_HIGH_F - n * STEP_LOW_F;
        float power = smallPower(n);
        float square = power * power;
        float q = square * (r + r * r * tail(r)) + (square - 1);
        return q / (q + 2);
    }

    /** The hyperbolic tangent. */
    public static double tanh(double x) {
        double in = Math.max(-40, Math.min(40, x + x));
        double n = in * PER_STEP + WHOLE_D - WHOLE_D;
        double r = in - n * STEP_HIGH_D - n * STEP_LOW_D;
        double power = smallPower(n);
        double square = power * power;
        double q = square * (r + r * r * tail(r)) + (square - 1);
        return q / (q + 2);
    }

    /** {@code 2^n} of a whole number from -15 to 15. */
    private static float smallPower(float n) {
        float z = n * 0x1p-5f;
        float rough = 1.0112363f + z * (0.7098589f + z * 0.24124397f);
        rough *= rough;
        rough *= rough;
        rough *= rough;
        rough *= rough;
        rough *= rough;
        float split = rough * SPLIT_F;
        return split - split * BELOW_ONE_F;
    }

    /** {@code 2^n} of a whole number from -30 to 30. */
    private static double smallPower(double n) {
        double z = n * 0x1p-6;
        double rough = 1.005774997 + z * (0.706025239 + z * 0.2399411211);
        rough *= rough;
        rough *= rough;
        rough *= rough;
        rough *= rough;
        rough *= rough;
        rough *= rough;
        double split = rough * SPLIT_D;
        return split - split * BELOW_ONE_D;
    }

    /**
     * The natural logarithm: {@code x = h^2*m} with a power of two {@code h}, found by the root of {@code x}, and {@code m} from
     * 1/2 to 2.
     */
    public static float log(float x) {
        float h = below((float) Math.sqrt(Math.min(x, Float.MAX_VALUE)) * 1.4142135f);
        float inverse = 1 / below((float) Math.sqrt(positive(x)) * 1.4142135f);
        float m = positive(x) * inverse * inverse;
        float t = (m - 1) / (m + 1);
        float w = t * t;
        float series = 0.24308398f;
        series = series * w + 0.2142583f;
        series = series * w + 0.28617036f;
        series = series * w + 0.39998874f;
        series = series * w + 0.66666675f;
        float e = exponent(h) + edges(x);
        return e * STEP_HIGH_F + (t + t + (t * w * series + e * STEP_LOW_F));
    }

    /** The natural logarithm, by {@link StrictMath}: no arithmetic that vectorises is faster. */
    public static double log(double x) {
        return StrictMath.log(x);
    }

    private static float positive(float x) {
        return Math.min(Math.max(x, Float.MIN_VALUE), Float.MAX_VALUE);
    }

    private static float below(float x) {
        float split = x * SPLIT_F;
        return split - split * BELOW_ONE_F;
    }

    /** The binary logarithm of a power of two, to the nearest whole number: a rough one from its 32nd root. */
    private static float exponent(float h) {
        float root = (float) Math.sqrt((float) Math.sqrt(h));
        float v = (float) Math.sqrt((float) Math.sqrt((float) Math.sqrt(root)));
        float t = (v - 1) / (v + 1);
        float w = t * t;
        float rough = w * 37.33867f + 25.60584f;
        rough = w * rough + 92.66297f;
        return t * rough + WHOLE_F - WHOLE_F;
    }

    /** Infinity for infinity, minus infinity for zeros, and 0 for all other numbers. */
    private static float edges(float x) {
        float above = Math.max(x, Float.MAX_VALUE) - Float.MAX_VALUE;
        float zero = Math.max(0f, 0x1p-100f - x * 0x1p60f);
        return above - zero * 0x1p114f * 0x1p114f;
    }
}
