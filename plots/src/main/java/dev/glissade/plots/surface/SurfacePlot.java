package dev.glissade.plots.surface;

import dev.glissade.plots.look.Axes;
import dev.glissade.plots.look.ChartFile;
import dev.glissade.plots.look.CurveRenderer;
import dev.glissade.plots.look.Fonts;
import dev.glissade.plots.look.Palette;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.geom.Path2D;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.annotations.XYShapeAnnotation;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.DatasetRenderingOrder;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.title.TextTitle;
import org.jfree.chart.ui.Layer;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;

/**
 * Ways over the contours of a surface.
 *
 * <pre>{@code
 * Surface beale = Surface.beale();
 * Surface.Point start = new Surface.Point(1, 1.5);
 * SurfacePlot.titled("Momentum", beale)
 *         .add(Trajectory.of("momentum", Optimizers.named("momentum").set("lr", 0.01), beale, start, 100))
 *         .write(Path.of("beale.svg"), Path.of("beale.png"));
 * }</pre>
 *
 * <p>Not thread-safe.
 */
public final class SurfacePlot {
    private static final int WIDTH = 960;
    private static final int HEIGHT = 640;

    private final String title;
    private final Surface surface;
    private final List<Trajectory> ways = new ArrayList<>();

    private SurfacePlot(String title, Surface surface) {
        this.title = title;
        this.surface = surface;
    }

    public static SurfacePlot titled(String title, Surface surface) {
        return new SurfacePlot(title, surface);
    }

    /** Adds a way. */
    public SurfacePlot add(Trajectory way) {
        ways.add(way);
        return this;
    }

    /**
     * Writes the picture, into each file in the form that its name says.
     *
     * @param files end in {@code .svg} or {@code .png}; folders are made
     * @throws IllegalArgumentException if a name ends otherwise
     * @throws IOException if a file cannot be written
     */
    public SurfacePlot write(Path... files) throws IOException {
        JFreeChart chart = chart();
        for (Path file : files) {
            ChartFile.write(chart, WIDTH, HEIGHT, file);
        }
        return this;
    }

    /**
     * Writes a page that shows the ways as they are gone, in one file without anything from elsewhere.
     *
     * @throws IOException if the file cannot be written
     */
    public SurfacePlot writePage(Path file) throws IOException {
        new MovingPage(title, surface, ways).write(file);
        return this;
    }

    private JFreeChart chart() {
        var plot = new XYPlot();
        ValueAxis x = Axes.linear("x");
        ValueAxis y = Axes.linear("y");
        x.setRange(surface.view().left(), surface.view().right());
        y.setRange(surface.view().bottom(), surface.view().top());
        plot.setDomainAxis(x);
        plot.setRangeAxis(y);
        plot.setDatasetRenderingOrder(DatasetRenderingOrder.FORWARD);
        CurveRenderer lines =
                CurveRenderer.draw(plot, 0, ways.stream().map(Trajectory::name).toList(), series());
        contours(lines);
        places(plot);
        JFreeChart chart = Axes.chart(title, plot, true);
        plot.setDomainGridlinesVisible(false);
        plot.setRangeGridlinesVisible(false);
        var formula = new TextTitle(surface.name() + "; " + Contours.note(surface), Fonts.TICK);
        formula.setPadding(0, 0, 8, 0);
        chart.addSubtitle(0, formula);
        return chart;
    }

    private List<XYSeries> series() {
        List<XYSeries> series = new ArrayList<>();
        for (Trajectory way : ways) {
            var line = new XYSeries(series.size(), false, true);
            way.near(surface.view()).forEach(point -> line.add(point.x(), point.y()));
            series.add(line);
        }
        return series;
    }

    private void contours(CurveRenderer below) {
        List<Path2D> contours = new Contours(surface).lines();
        for (int i = 0; i < contours.size(); i++) {
            below.addAnnotation(
                    new XYShapeAnnotation(contours.get(i), new BasicStroke(1), Contours.grey(i)), Layer.BACKGROUND);
        }
    }

    /** Where the ways begin, and where the surface is lowest. */
    private void places(XYPlot plot) {
        var places = new XYSeriesCollection();
        var renderer = new XYLineAndShapeRenderer(false, true);
        ways.stream().findFirst().ifPresent(way -> {
            var start = new XYSeries("start");
            start.add(way.points().get(0).x(), way.points().get(0).y());
            places.addSeries(start);
            look(renderer, 0, 1);
        });
        if (!surface.minima().isEmpty()) {
            var minima = new XYSeries("minimum", false, true);
            surface.minima().forEach(at -> minima.add(at.x(), at.y()));
            look(renderer, places.getSeriesCount(), 0);
            places.addSeries(minima);
        }
        plot.setDataset(1, places);
        plot.setRenderer(1, renderer);
    }

    private static void look(XYLineAndShapeRenderer renderer, int series, int which) {
        renderer.setSeriesShape(series, which == 0 ? Palette.star(9) : Palette.ring(7));
        renderer.setSeriesPaint(series, Color.BLACK);
    }
}
