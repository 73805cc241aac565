package dev.glissade.compiler.eval;

import dev.glissade.compiler.type.Storage;

/** What a state holds of a value of the working precision: the nearest number of its storage, ties to even. */
final class StorageRounding {

    private StorageRounding() {}

    static double round(Storage storage, double value) {
        return switch (storage) {
            case PARAM, F64 -> value;
            case F32 -> (float) value;
            case BF16, BF16_STOCHASTIC -> nearest(value, 8, 127);
            case F16 -> nearest(value, 11, 15);
        };
    }

    /**
     * One of the two numbers of bf16 around a value: the nearer to zero, unless the noise exceeds what is missing to the other.
     *
     * @param noise of 16 bits
     */
    static double stochastic(double value, int noise) {
        if (value == 0 || Double.isNaN(value) || Double.isInfinite(value)) {
            return value;
        }
        double magnitude = Math.abs(toOdd(value));
        double unit = Math.scalb(1.0, Math.max(Math.getExponent(magnitude), -126) - 7);
        double below = Math.floor(magnitude / unit);
        double past = (magnitude / unit - below) * 0x1p16;
        double chosen = (past + noise >= 0x1p16 ? below + 1 : below) * unit;
        return Math.copySign(chosen >= 0x1p128 ? Double.POSITIVE_INFINITY : chosen, value);
    }

    /** A value as a float keeps it, where what is cut off sets the last bit. */
    private static double toOdd(double value) {
        if (Math.abs(value) >= 0x1p128) {
            return Math.copySign(Float.MAX_VALUE, value);
        }
        double unit = Math.scalb(1.0, Math.max(Math.getExponent(value), -126) - 23);
        double whole = Math.floor(Math.abs(value) / unit);
        boolean exact = whole * unit == Math.abs(value);
        return Math.copySign((exact || whole % 2 == 1 ? whole : whole + 1) * unit, value);
    }

    /**
     * The nearest number of a binary format.
     *
     * @param digits the digits of its significand, with the leading one
     * @param greatest its greatest exponent; the least is {@code 1 - greatest}
     */
    private static double nearest(double value, int digits, int greatest) {
        if (value == 0 || Double.isNaN(value) || Double.isInfinite(value)) {
            return value;
        }
        int exponent = Math.max(Math.getExponent(value), 1 - greatest);
        int last = exponent - (digits - 1);
        // scaling by a power of two is exact here: the quotient has at most 53 digits and a moderate size
        double rounded = Math.scalb(Math.rint(Math.scalb(value, -last)), last);
        return Math.abs(rounded) >= Math.scalb(1.0, greatest + 1)
                ? Math.copySign(Double.POSITIVE_INFINITY, value)
                : rounded;
    }
}
