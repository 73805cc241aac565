package dev.glissade.compiler.analysis;

/**
 * What a value may be: the numbers from {@code low} to {@code high}, both included, and perhaps NaN. Numbers are in the order of
 * {@link Double#compare}, in which -0 comes before 0, so that an interval tells the zeros apart. There is no number in it if
 * {@code low} comes after {@code high}.
 */
record Interval(double low, double high, boolean nan) {

    static final Interval ALL = new Interval(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, true);

    static final Interval ZERO = of(0.0, 0.0);

    private static final Interval NONE = new Interval(Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, false);

    static Interval of(double low, double high) {
        return new Interval(low, high, false);
    }

    static Interval point(double value) {
        return Double.isNaN(value) ? NONE.orNaN(true) : of(value, value);
    }

    boolean isEmpty() {
        return Double.compare(low, high) > 0;
    }

    boolean contains(double number) {
        return Double.compare(low, number) <= 0 && Double.compare(number, high) <= 0;
    }

    /** Whether it is one number and nothing else. */
    boolean isPoint() {
        return !nan && Double.compare(low, high) == 0;
    }

    /** Whether it is nothing but zeros. */
    boolean isZero() {
        return !nan && !isEmpty() && low == 0 && high == 0;
    }

    boolean isInfinite() {
        return !isEmpty() && (low == Double.NEGATIVE_INFINITY || high == Double.POSITIVE_INFINITY);
    }

    /** Whether every number of it comes before or is every number of the other. */
    boolean isBelow(Interval other) {
        return Double.compare(high, other.low) <= 0;
    }

    Interval or(Interval other) {
        if (isEmpty() || other.isEmpty()) {
            Interval numbers = isEmpty() ? other : this;
            return new Interval(numbers.low, numbers.high, nan || other.nan);
        }
        double least = Double.compare(low, other.low) <= 0 ? low : other.low;
        double most = Double.compare(high, other.high) >= 0 ? high : other.high;
        return new Interval(least, most, nan || other.nan);
    }

    Interval orNaN(boolean also) {
        return also && !nan ? new Interval(low, high, true) : this;
    }

    /** The same without NaN. */
    Interval numbers() {
        return nan ? new Interval(low, high, false) : this;
    }

    /** The part that is negative, with -0, mirrored; empty if there is none. */
    Interval negativePart() {
        return low < 0 || contains(-0.0) ? of(high < 0 ? -high : 0.0, -low) : NONE;
    }

    /** The part that is positive, with 0; empty if there is none. */
    Interval positivePart() {
        return high > 0 || contains(0.0) ? of(low > 0 ? low : 0.0, high) : NONE;
    }
}
