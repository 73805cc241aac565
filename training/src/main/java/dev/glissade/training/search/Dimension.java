package dev.glissade.training.search;

/**
 * A hyperparameter that is searched, and where: a unit interval stands for its range.
 *
 * @param logarithmic whether equal parts of the interval are equal ratios
 * @param whole whether it takes whole numbers only
 */
record Dimension(String name, double low, double high, boolean logarithmic, boolean whole) {
    private static final double DECADE = 10;

    /** A range, on a logarithmic scale if it lies above 0 and spans a decade or more. */
    static Dimension of(String name, double low, double high, boolean whole) {
        if (!(low < high && Double.isFinite(high - low))) {
            throw new IllegalArgumentException("'" + name + "' cannot be searched from " + low + " to " + high);
        }
        return new Dimension(name, low, high, low > 0 && high / low >= DECADE, whole);
    }

    /** The value at a place from 0 to 1. */
    double value(double place) {
        // each whole number has the part of the interval that rounds down to it
        double end = whole ? high + 1 : high;
        double value = logarithmic ? low * Math.pow(end / low, place) : low + place * (end - low);
        return Math.min(high, Math.max(low, whole ? Math.floor(value) : value));
    }
}
