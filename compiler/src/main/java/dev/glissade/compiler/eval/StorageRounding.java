package dev.glissade.compiler.eval;

import dev.glissade.compiler.type.Storage;

/** What a state holds of a value of the working precision: the nearest number of its storage, ties to even. */
final class StorageRounding {

    private StorageRounding() {}

    static double round(Storage storage, double value) {
        return switch (storage) {
            case PARAM, F64 -> value;
            case F32 -> (float) value;
            case BF16 -> nearest(value, 8, 127);
            case F16 -> nearest(value, 11, 15);
        };
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
