package dev.glissade.plots;

import org.jfree.data.Range;

/** Which points can be shown, and how far they reach. */
final class Extent {
    private static final double MARGIN = 0.04;

    private final boolean isLogX;
    private final boolean isLogY;
    private double left = Double.POSITIVE_INFINITY;
    private double right = Double.NEGATIVE_INFINITY;
    private double bottom = Double.POSITIVE_INFINITY;
    private double top = Double.NEGATIVE_INFINITY;

    Extent(boolean isLogX, boolean isLogY) {
        this.isLogX = isLogX;
        this.isLogY = isLogY;
    }

    boolean showsX(double x) {
        return Double.isFinite(x) && (!isLogX || x > 0);
    }

    boolean showsY(double y) {
        return Double.isFinite(y) && (!isLogY || y > 0);
    }

    void add(Curve curve) {
        for (int i = 0; i < curve.x.length; i++) {
            if (showsX(curve.x[i]) && showsY(curve.y[i])) {
                left = Math.min(left, curve.x[i]);
                right = Math.max(right, curve.x[i]);
                reach(curve.y[i]);
                if (curve.hasBand()) {
                    reach(curve.low[i]);
                    reach(curve.high[i]);
                }
            }
        }
    }

    private void reach(double y) {
        if (showsY(y)) {
            bottom = Math.min(bottom, y);
            top = Math.max(top, y);
        }
    }

    Range x(String title) {
        if (left > right) {
            throw new IllegalStateException("no curve of '" + title + "' has a point that can be shown");
        }
        return widened(left, right, isLogX);
    }

    Range y(String title) {
        x(title);
        return widened(bottom, top, isLogY);
    }

    private static Range widened(double low, double high, boolean isLog) {
        if (isLog) {
            double factor = low == high ? 2 : Math.pow(high / low, MARGIN);
            return new Range(low / factor, high * factor);
        }
        double margin = low == high ? Math.max(1, Math.abs(low)) / 2 : MARGIN * (high - low);
        return new Range(low - margin, high + margin);
    }
}
