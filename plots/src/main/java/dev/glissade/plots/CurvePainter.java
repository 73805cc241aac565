package dev.glissade.plots;

import dev.glissade.plots.look.CurveRenderer;
import dev.glissade.plots.look.Fonts;
import dev.glissade.plots.look.Palette;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.DatasetRenderingOrder;
import org.jfree.chart.plot.ValueMarker;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.DeviationRenderer;
import org.jfree.chart.ui.RectangleAnchor;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.chart.ui.TextAnchor;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.YIntervalSeries;
import org.jfree.data.xy.YIntervalSeriesCollection;

/** Makes what JFreeChart draws of curves: bands below, lines over them. */
final class CurvePainter {
    private static final Color MARK = new Color(0x555555);

    private final ValueAxis across;
    private final ValueAxis up;
    private final Extent extent;

    CurvePainter(ValueAxis across, ValueAxis up, Extent extent) {
        this.across = across;
        this.up = up;
        this.extent = extent;
    }

    XYPlot plot(List<Curve> curves, Map<Double, String> marks) {
        var plot = new XYPlot();
        plot.setDomainAxis(across);
        plot.setRangeAxis(up);
        plot.setDatasetRenderingOrder(DatasetRenderingOrder.FORWARD);
        bands(plot, curves);
        lines(plot, curves);
        marks.forEach((at, text) -> plot.addDomainMarker(mark(at, text)));
        return plot;
    }

    private void lines(XYPlot plot, List<Curve> curves) {
        List<XYSeries> lines = new ArrayList<>();
        for (Curve curve : curves) {
            var line = new XYSeries(lines.size(), false, true);
            for (int j = 0; j < curve.x.length; j++) {
                if (extent.showsX(curve.x[j])) {
                    line.add(curve.x[j], extent.showsY(curve.y[j]) ? curve.y[j] : Double.NaN);
                }
            }
            lines.add(line);
        }
        List<String> names = curves.stream().map(curve -> curve.name).toList();
        CurveRenderer renderer = CurveRenderer.draw(plot, 1, names, lines);
        for (int i = 0; i < curves.size(); i++) {
            renderer.setSeriesLinesVisible(i, curves.get(i).isLine);
        }
    }

    /** A series for each stretch of a band without a gap. */
    private void bands(XYPlot plot, List<Curve> curves) {
        var bands = new YIntervalSeriesCollection();
        var renderer = new DeviationRenderer(false, false);
        renderer.setAlpha(1); // the colours are translucent themselves, which SVG keeps
        renderer.setDefaultSeriesVisibleInLegend(false);
        for (int i = 0; i < curves.size(); i++) {
            Curve curve = curves.get(i);
            var stretch = new YIntervalSeries(bands.getSeriesCount());
            for (int j = 0; curve.hasBand() && j <= curve.x.length; j++) {
                if (j < curve.x.length && hasBandAt(curve, j)) {
                    double low = extent.showsY(curve.low[j]) ? curve.low[j] : up.getLowerBound();
                    stretch.add(curve.x[j], curve.y[j], low, curve.high[j]);
                } else if (stretch.getItemCount() > 0) {
                    renderer.setSeriesFillPaint(bands.getSeriesCount(), Palette.tint(i));
                    bands.addSeries(stretch);
                    stretch = new YIntervalSeries(bands.getSeriesCount());
                }
            }
        }
        plot.setDataset(0, bands);
        plot.setRenderer(0, renderer);
    }

    private boolean hasBandAt(Curve curve, int j) {
        return extent.showsX(curve.x[j])
                && extent.showsY(curve.y[j])
                && extent.showsY(curve.high[j])
                && Double.isFinite(curve.low[j]);
    }

    private ValueMarker mark(double at, String text) {
        var dashes = new BasicStroke(1.5f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, new float[] {5, 4}, 0);
        var marker = new ValueMarker(at, MARK, dashes);
        marker.setAlpha(1);
        marker.setLabel(text);
        marker.setLabelFont(Fonts.TICK);
        marker.setLabelPaint(MARK);
        marker.setLabelBackgroundColor(Color.WHITE);
        // away from the nearer edge, so that the text stays inside
        double place = across.valueToJava2D(at, new Rectangle2D.Double(0, 0, 1, 1), RectangleEdge.BOTTOM);
        boolean isRight = place > 0.6;
        marker.setLabelAnchor(isRight ? RectangleAnchor.TOP_LEFT : RectangleAnchor.TOP_RIGHT);
        marker.setLabelTextAnchor(isRight ? TextAnchor.TOP_RIGHT : TextAnchor.TOP_LEFT);
        marker.setLabelOffset(new RectangleInsets(6, 5, 6, 5));
        return marker;
    }
}
