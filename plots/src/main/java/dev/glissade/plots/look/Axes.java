package dev.glissade.plots.look;

import java.awt.BasicStroke;
import java.awt.Color;
import java.util.Locale;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.block.BlockBorder;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.title.LegendTitle;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.RectangleInsets;

/** Axes and frame, alike in all pictures. */
public final class Axes {
    private static final Color INK = new Color(0x222222);
    private static final Color GRID = new Color(0xDDDDDD);

    private Axes() {}

    /** An axis with equal steps. */
    public static ValueAxis linear(String label) {
        var axis = new NumberAxis(label);
        axis.setStandardTickUnits(NumberAxis.createStandardTickUnits(Locale.ROOT));
        return dressed(axis);
    }

    /** An axis with a tick for each power of ten. */
    public static ValueAxis logarithmic(String label) {
        return dressed(new DecadeAxis(label));
    }

    private static ValueAxis dressed(ValueAxis axis) {
        axis.setLabelFont(Fonts.LABEL);
        axis.setTickLabelFont(Fonts.TICK);
        axis.setLabelPaint(INK);
        axis.setTickLabelPaint(INK);
        axis.setAxisLinePaint(INK);
        axis.setTickMarkPaint(INK);
        axis.setTickMarkInsideLength(0);
        axis.setTickMarkOutsideLength(4);
        axis.setMinorTickMarkOutsideLength(2);
        axis.setMinorTickMarksVisible(axis instanceof DecadeAxis);
        axis.setTickLabelInsets(new RectangleInsets(5, 5, 5, 5)); // more room, fewer ticks
        return axis;
    }

    /**
     * The chart of a plot, with its title above and its legend, if it has one, to the right.
     *
     * @param legend whether there is more than one thing to tell apart
     */
    public static JFreeChart chart(String title, XYPlot plot, boolean legend) {
        plot.setBackgroundPaint(Color.WHITE);
        plot.setDomainGridlinePaint(GRID);
        plot.setRangeGridlinePaint(GRID);
        plot.setDomainGridlineStroke(new BasicStroke(1));
        plot.setRangeGridlineStroke(new BasicStroke(1));
        plot.setOutlinePaint(INK);
        plot.setAxisOffset(RectangleInsets.ZERO_INSETS);
        var chart = new JFreeChart(title, Fonts.TITLE, plot, legend);
        chart.setBackgroundPaint(Color.WHITE);
        chart.setPadding(new RectangleInsets(10, 10, 10, 16));
        chart.getTitle().setPaint(INK);
        chart.getTitle().setPadding(0, 0, 8, 0);
        if (legend) {
            LegendTitle box = chart.getLegend();
            box.setPosition(RectangleEdge.RIGHT);
            box.setItemFont(Fonts.LEGEND);
            box.setItemPaint(INK);
            box.setFrame(BlockBorder.NONE);
            box.setLegendItemGraphicPadding(new RectangleInsets(3, 6, 3, 6));
        }
        return chart;
    }
}
