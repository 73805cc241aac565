package dev.glissade.plots;

import dev.glissade.plots.look.Axes;
import dev.glissade.plots.look.ChartFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.data.Range;

/**
 * Curves over labelled axes. Curves differ in colour, dash and marker.
 *
 * <pre>{@code
 * LinePlot.titled("Learning rate range test")
 *         .x("learning rate").logX()
 *         .y("loss").yFrom(0, 3)
 *         .add(Curve.of("adam", rates, losses))
 *         .mark("chosen", 1e-3)
 *         .write(Path.of("range.svg"), Path.of("range.png"));
 * }</pre>
 *
 * <p>Not thread-safe.
 */
public final class LinePlot {
    private static final int HEIGHT = 600;

    private final String title;
    private final List<Curve> curves = new ArrayList<>();
    private final Map<Double, String> marks = new LinkedHashMap<>();
    private String x = "";
    private String y = "";
    private boolean isLogX;
    private boolean isLogY;
    private Optional<Range> xRange = Optional.empty();
    private Optional<Range> yRange = Optional.empty();

    private LinePlot(String title) {
        this.title = title;
    }

    public static LinePlot titled(String title) {
        return new LinePlot(title);
    }

    /** What the horizontal axis shows, with its unit if it has one. */
    public LinePlot x(String label) {
        this.x = label;
        return this;
    }

    /** What the vertical axis shows, with its unit if it has one. */
    public LinePlot y(String label) {
        this.y = label;
        return this;
    }

    /** Makes the horizontal axis logarithmic; points that are not above 0 are then gaps. */
    public LinePlot logX() {
        this.isLogX = true;
        return this;
    }

    /** Makes the vertical axis logarithmic; points that are not above 0 are then gaps. */
    public LinePlot logY() {
        this.isLogY = true;
        return this;
    }

    /**
     * Shows this part of the horizontal axis; without it, all points are shown.
     *
     * @throws IllegalArgumentException if it is empty or not finite
     */
    public LinePlot xFrom(double low, double high) {
        this.xRange = Optional.of(range(low, high));
        return this;
    }

    /** Shows this part of the vertical axis; as {@link #xFrom}. Where a curve runs out of it, it is cut off. */
    public LinePlot yFrom(double low, double high) {
        this.yRange = Optional.of(range(low, high));
        return this;
    }

    private static Range range(double low, double high) {
        if (!(low < high) || Double.isInfinite(high - low)) {
            throw new IllegalArgumentException("an axis cannot go from " + low + " to " + high);
        }
        return new Range(low, high);
    }

    /** Adds a curve. */
    public LinePlot add(Curve curve) {
        curves.add(curve);
        return this;
    }

    /** Marks a place on the horizontal axis with an upright line and a text beside it. */
    public LinePlot mark(String text, double at) {
        marks.put(at, text);
        return this;
    }

    /**
     * Writes the picture, into each file in the form that its name says.
     *
     * @param files end in {@code .svg} or {@code .png}; folders are made
     * @throws IllegalArgumentException if a name ends otherwise, or a given range does not fit a logarithmic axis
     * @throws IllegalStateException if there is no curve, or not one finite point to show
     * @throws IOException if a file cannot be written
     */
    public LinePlot write(Path... files) throws IOException {
        JFreeChart chart = chart();
        int width = curves.size() > 1 ? 960 : 800;
        for (Path file : files) {
            ChartFile.write(chart, width, HEIGHT, file);
        }
        return this;
    }

    private JFreeChart chart() {
        if (curves.isEmpty()) {
            throw new IllegalStateException("'" + title + "' has no curve");
        }
        ValueAxis across = isLogX ? Axes.logarithmic(x) : Axes.linear(x);
        ValueAxis up = isLogY ? Axes.logarithmic(y) : Axes.linear(y);
        var extent = new Extent(isLogX, isLogY);
        curves.forEach(extent::add);
        across.setRange(fitting(isLogX, xRange.orElseGet(() -> extent.x(title))));
        up.setRange(fitting(isLogY, yRange.orElseGet(() -> extent.y(title))));
        return Axes.chart(title, new CurvePainter(across, up, extent).plot(curves, marks), curves.size() > 1);
    }

    private static Range fitting(boolean isLog, Range range) {
        if (isLog && range.getLowerBound() <= 0) {
            throw new IllegalArgumentException("a logarithmic axis cannot begin at " + range.getLowerBound());
        }
        return range;
    }
}
