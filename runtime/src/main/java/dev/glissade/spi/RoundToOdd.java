package dev.glissade.spi;

/**
 * The step between that keeps two roundings from adding up: what does not fit is cut off, and recorded in the last bit that is
 * kept. A later rounding to at least two bits fewer then gives what a single one would have (Boldo and Melquiond 2008).
 */
final class RoundToOdd {
    private RoundToOdd() {}

    static float toFloat(double value) {
        float nearest = (float) value;
        if (nearest == value || Float.isNaN(nearest)) {
            return nearest;
        }
        int bits = Float.floatToRawIntBits(nearest);
        boolean even = (bits & 1) == 0;
        if (!even) {
            return nearest;
        }
        // of the two neighbours of an inexact value one is odd: the even nearest one is left for the other side
        return Math.abs((double) nearest) > Math.abs(value)
                ? Float.intBitsToFloat(bits - 1)
                : Float.intBitsToFloat(bits + 1);
    }
}
