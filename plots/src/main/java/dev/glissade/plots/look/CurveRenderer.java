package dev.glissade.plots.look;

import java.awt.geom.Line2D;
import java.util.List;
import org.jfree.chart.LegendItem;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;

/**
 * Draws lines, each with its colour, dash and marker. Of a long line about a dozen points have a marker, at other places for each line;
 * where no line joins the points, all have.
 */
public final class CurveRenderer extends XYLineAndShapeRenderer {
    private static final long serialVersionUID = 1;
    private static final float WIDTH = 2;
    private static final double RADIUS = 4.5;
    private static final int ALL = 25;
    private static final int SOME = 10;

    private CurveRenderer(List<String> names) {
        setDrawSeriesLineAsPath(true); // otherwise dashes begin anew at each point
        setLegendLine(new Line2D.Double(-18, 0, 18, 0));
        for (int i = 0; i < names.size(); i++) {
            setSeriesPaint(i, Palette.color(i));
            setSeriesStroke(i, Palette.stroke(i, WIDTH));
            setSeriesShape(i, Palette.marker(i, RADIUS));
        }
        setLegendItemLabelGenerator((data, i) -> names.get(i));
    }

    /**
     * Puts lines into a plot.
     *
     * @param index which of the plot's data they become; those of a higher number are drawn over them
     * @param lines in the order of their numbers, their points in the order of drawing; y may be NaN, which is a gap
     */
    public static CurveRenderer draw(XYPlot plot, int index, List<String> names, List<XYSeries> lines) {
        var points = new XYSeriesCollection();
        lines.forEach(points::addSeries);
        var renderer = new CurveRenderer(names);
        plot.setDataset(index, points);
        plot.setRenderer(index, renderer);
        return renderer;
    }

    @Override
    public LegendItem getLegendItem(int dataset, int series) {
        LegendItem item = super.getLegendItem(dataset, series);
        item.setShapeVisible(true); // else shown only if the first point has a marker
        return item;
    }

    @Override
    public boolean getItemShapeVisible(int series, int item) {
        XYPlot plot = getPlot();
        int count = plot.getDataset(plot.getIndexOf(this)).getItemCount(series);
        if (count <= ALL || !getItemLineVisible(series, item)) {
            return true;
        }
        int stride = count / SOME;
        return item % stride == (series * 3 + 5) % SOME * stride / SOME;
    }
}
