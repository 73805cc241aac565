package dev.glissade.plots.look;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jfree.chart.axis.AxisState;
import org.jfree.chart.axis.LogAxis;
import org.jfree.chart.axis.NumberTick;
import org.jfree.chart.axis.TickType;
import org.jfree.chart.axis.ValueTick;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.TextAnchor;

/**
 * A logarithmic axis with ticks where people look for them: labelled at powers of ten, and small ones between. The library's own puts
 * them at equal steps of the logarithm, which within a decade are no round numbers.
 */
final class DecadeAxis extends LogAxis {
    private static final long serialVersionUID = 1;
    private static final String SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹";
    /** With more decades than this, only every second or third and so on is labelled. */
    private static final int MOST_LABELS = 9;

    DecadeAxis(String label) {
        super(label);
    }

    @Override
    public List<ValueTick> refreshTicks(Graphics2D g2, AxisState state, Rectangle2D area, RectangleEdge edge) {
        double low = getRange().getLowerBound();
        double high = getRange().getUpperBound();
        int first = (int) Math.floor(Math.log10(low) + 1e-9);
        int last = (int) Math.floor(Math.log10(high) + 1e-9);
        int stride = (last - first) / MOST_LABELS + 1;
        boolean isShort = Math.log10(high / low) < 2;
        List<ValueTick> ticks = new ArrayList<>();
        for (int decade = first; decade <= last; decade++) {
            double power = Math.pow(10, decade);
            for (int digit = 1; digit <= 9; digit++) {
                double value = digit * power;
                if (value < low * (1 - 1e-9) || value > high * (1 + 1e-9)) {
                    continue;
                }
                boolean labelled =
                        digit == 1 ? Math.floorMod(decade, stride) == 0 : isShort && (digit == 2 || digit == 5);
                ticks.add(tick(value, labelled ? text(digit, decade, first, last) : "", edge, labelled));
            }
        }
        return ticks;
    }

    private static ValueTick tick(double value, String text, RectangleEdge edge, boolean isMajor) {
        TextAnchor anchor = RectangleEdge.isTopOrBottom(edge) ? TextAnchor.TOP_CENTER : TextAnchor.CENTER_RIGHT;
        return new NumberTick(isMajor ? TickType.MAJOR : TickType.MINOR, value, text, anchor, TextAnchor.CENTER, 0);
    }

    /** Plain numbers where all of the axis is near 1, otherwise powers of ten. */
    static String text(int digit, int decade, int first, int last) {
        if (first >= -3 && last <= 4) {
            return new DecimalFormat("0.###", DecimalFormatSymbols.getInstance(Locale.ROOT))
                    .format(digit * Math.pow(10, decade));
        }
        StringBuilder text = new StringBuilder(digit == 1 ? "10" : digit + "·10");
        if (decade < 0) {
            text.append('⁻');
        }
        for (char figure : Integer.toString(Math.abs(decade)).toCharArray()) {
            text.append(SUPERSCRIPTS.charAt(figure - '0'));
        }
        return text.toString();
    }
}
