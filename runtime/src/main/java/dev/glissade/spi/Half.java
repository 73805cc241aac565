package dev.glissade.spi;

/**
 * Storage in IEEE 754 binary16: 5 bits of exponent, 11 of precision. Rounds to nearest, ties to even, once, also from double; NaN
 * stays NaN, what is too large becomes infinite. Thread-safe: without state.
 */
public final class Half {
    private static final int SIGN = 0x8000;
    private static final int INFINITY = 0x7c00;

    private Half() {}

    /** The number that the bits stand for; exact. */
    public static float toFloat(short bits) {
        int magnitude = bits & 0x7fff;
        int sign = (bits & SIGN) << 16;
        if (magnitude >= INFINITY) {
            return Float.intBitsToFloat(sign | 0x7f800000 | ((magnitude & 0x3ff) << 13));
        }
        // as a float with the exponents' difference still missing; exact for subnormal halves, too
        float scaled = Float.intBitsToFloat(magnitude << 13) * 0x1p112f;
        return Float.intBitsToFloat(Float.floatToRawIntBits(scaled) | sign);
    }

    /** The bits of the nearest number. */
    public static short of(float value) {
        int bits = Float.floatToRawIntBits(value);
        int sign = (bits >>> 16) & SIGN;
        int magnitude = bits & 0x7fffffff;
        if (magnitude > 0x7f800000) {
            return (short) (sign | INFINITY | 0x200 | ((magnitude >> 13) & 0x3ff));
        }
        if (magnitude >= 0x477ff000) { // 65520, half-way from the largest number to the next
            return (short) (sign | INFINITY);
        }
        if (magnitude < 0x38800000) { // 2^-14: subnormal; adding 1/2 leaves just the bits that stay, rounded by the sum
            float sum = Float.intBitsToFloat(magnitude) + 0.5f;
            return (short) (sign | (Float.floatToRawIntBits(sum) - 0x3f000000));
        }
        int rounded = (magnitude + 0xfff + ((magnitude >>> 13) & 1)) >> 13;
        return (short) (sign | (rounded - (112 << 10)));
    }

    /** The bits of the nearest number. */
    public static short of(double value) {
        return of(RoundToOdd.toFloat(value));
    }
}
