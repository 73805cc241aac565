package dev.glissade.spi;

/**
 * Storage in bfloat16, the upper half of a float: 8 bits of exponent, 8 of precision. Rounds to nearest, ties to even, once, also
 * from double; NaN stays NaN, what is too large becomes infinite. Thread-safe: without state.
 */
public final class BFloat16 {
    /** The one NaN that it writes. */
    static final short NAN = 0x7fc0;

    private BFloat16() {}

    /** The number that the bits stand for; exact. */
    public static float toFloat(short bits) {
        return Float.intBitsToFloat(bits << 16);
    }

    /** The bits of the nearest number. */
    public static short of(float value) {
        int bits = Float.floatToRawIntBits(value);
        if ((bits & 0x7fffffff) > 0x7f800000) {
            return NAN;
        }
        return (short) ((bits + 0x7fff + ((bits >>> 16) & 1)) >> 16);
    }

    /** The bits of the nearest number. */
    public static short of(double value) {
        return of(RoundToOdd.toFloat(value));
    }
}
