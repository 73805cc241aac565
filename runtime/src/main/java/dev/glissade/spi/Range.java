package dev.glissade.spi;

/**
 * The legal values of a hyperparameter.
 *
 * @param lowOpen whether {@code low} itself is illegal
 * @param highOpen whether {@code high} itself is illegal
 */
public record Range(double low, boolean lowOpen, double high, boolean highOpen) {

    /** Every number but NaN. */
    public static final Range ALL = new Range(Double.NEGATIVE_INFINITY, false, Double.POSITIVE_INFINITY, false);

    public boolean contains(double value) {
        return (lowOpen ? value > low : value >= low) && (highOpen ? value < high : value <= high);
    }

    /** As the language writes it, for example {@code [0, 1)}. */
    @Override
    public String toString() {
        return (lowOpen ? "(" : "[") + bound(low) + ", " + bound(high) + (highOpen ? ")" : "]");
    }

    private static String bound(double value) {
        if (Double.isInfinite(value)) {
            return value > 0 ? "inf" : "-inf";
        }
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : Double.toString(value);
    }
}
