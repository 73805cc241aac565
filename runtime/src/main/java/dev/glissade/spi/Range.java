package dev.glissade.spi;

/**
 * The legal values of a hyperparameter. Immutable, thread-safe.
 *
 * @param lowOpen whether {@code low} itself is illegal
 * @param highOpen whether {@code high} itself is illegal
 */
public record Range(double low, boolean lowOpen, double high, boolean highOpen) {

    /** Every number but NaN. */
    public static final Range ALL = new Range(Double.NEGATIVE_INFINITY, false, Double.POSITIVE_INFINITY, false);

    /**
     * A range as the language writes it, for example {@code [0, 1)} or {@code (0, inf)}.
     *
     * @throws IllegalArgumentException if the text is no range
     */
    public static Range of(String text) {
        String[] bounds = text.length() < 2
                ? new String[0]
                : text.substring(1, text.length() - 1).split(",", -1);
        boolean closed = text.startsWith("[") || text.startsWith("(");
        if (bounds.length != 2 || !closed || !(text.endsWith("]") || text.endsWith(")"))) {
            throw new IllegalArgumentException("'" + text + "' is no range such as [0, 1)");
        }
        return new Range(value(bounds[0].strip()), text.startsWith("("), value(bounds[1].strip()), text.endsWith(")"));
    }

    /** Whether a number is legal; NaN never is. */
    public boolean contains(double value) {
        return (lowOpen ? value > low : value >= low) && (highOpen ? value < high : value <= high);
    }

    /** As the language writes it, for example {@code [0, 1)}. */
    @Override
    public String toString() {
        return (lowOpen ? "(" : "[") + bound(low) + ", " + bound(high) + (highOpen ? ")" : "]");
    }

    private static double value(String bound) {
        return switch (bound) {
            case "inf" -> Double.POSITIVE_INFINITY;
            case "-inf" -> Double.NEGATIVE_INFINITY;
            default -> Double.parseDouble(bound);
        };
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
