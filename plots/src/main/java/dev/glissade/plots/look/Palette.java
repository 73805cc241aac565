package dev.glissade.plots.look;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Shape;
import java.awt.geom.Area;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.Locale;

/**
 * What tells the curves of a picture apart: a colour, a dash and a marker each, so that no one of them is needed. The colours are those
 * of Okabe and Ito (2008), which people with any of the common kinds of colour blindness tell apart, less the yellow that is too pale for a
 * line on white.
 */
public final class Palette {
    private static final Color[] COLORS = {
        new Color(0x0072B2), // blue
        new Color(0xD55E00), // vermillion
        new Color(0x009E73), // bluish green
        new Color(0xCC79A7), // reddish purple
        new Color(0xE69F00), // orange
        new Color(0x56B4E9), // sky blue
        new Color(0x000000),
    };
    /** Pairs of drawn and left out, in pixels for a line 1 pixel wide; the first is solid. */
    private static final float[][] DASHES = {
        {}, {4, 2}, {1, 1.6f}, {6, 1.6f, 1, 1.6f}, {9, 2.5f},
    };

    private static final int MARKERS = 6;

    private Palette() {}

    /** The colour of the curve of that number, from 0. */
    public static Color color(int number) {
        return COLORS[number % COLORS.length];
    }

    /** The colour of the curve of that number as a translucent area. */
    public static Color tint(int number) {
        Color color = color(number);
        return new Color(color.getRed(), color.getGreen(), color.getBlue(), 50);
    }

    /** A colour as a web page writes it. */
    public static String web(Color color) {
        return String.format(Locale.ROOT, "#%06x", color.getRGB() & 0xffffff);
    }

    /** The dashes of the curve of that number, for a line so many pixels wide; nothing if it is solid. */
    public static float[] dash(int number, float width) {
        float[] pattern = DASHES[number % DASHES.length].clone();
        for (int i = 0; i < pattern.length; i++) {
            pattern[i] *= width;
        }
        return pattern;
    }

    /** The stroke of the curve of that number. */
    public static BasicStroke stroke(int number, float width) {
        float[] dash = dash(number, width);
        return dash.length == 0
                ? new BasicStroke(width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND)
                : new BasicStroke(width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, dash, 0);
    }

    /** The marker of the curve of that number, about its place. */
    public static Shape marker(int number, double radius) {
        return switch (number % MARKERS) {
            case 0 -> new Ellipse2D.Double(-radius, -radius, 2 * radius, 2 * radius);
            case 1 -> new Rectangle2D.Double(-0.9 * radius, -0.9 * radius, 1.8 * radius, 1.8 * radius);
            case 2 -> polygon(0, -1.2 * radius, 1.1 * radius, 0.8 * radius, -1.1 * radius, 0.8 * radius);
            case 3 -> polygon(0, -1.3 * radius, 1.3 * radius, 0, 0, 1.3 * radius, -1.3 * radius, 0);
            case 4 -> polygon(0, 1.2 * radius, 1.1 * radius, -0.8 * radius, -1.1 * radius, -0.8 * radius);
            default -> cross(radius);
        };
    }

    /** A star of five points, for a place that is aimed at. */
    public static Shape star(double radius) {
        double[] points = new double[20];
        for (int i = 0; i < 10; i++) {
            double length = i % 2 == 0 ? radius : 0.42 * radius;
            points[2 * i] = length * Math.sin(Math.PI * i / 5);
            points[2 * i + 1] = -length * Math.cos(Math.PI * i / 5);
        }
        return polygon(points);
    }

    /** A ring, for a place that something comes from. */
    public static Shape ring(double radius) {
        var ring = new Area(new Ellipse2D.Double(-radius, -radius, 2 * radius, 2 * radius));
        double inner = 0.65 * radius;
        ring.subtract(new Area(new Ellipse2D.Double(-inner, -inner, 2 * inner, 2 * inner)));
        return ring;
    }

    private static Shape cross(double radius) {
        double arm = 0.4 * radius;
        return polygon(
                -arm, -radius, arm, -radius, arm, -arm, radius, -arm, radius, arm, arm, arm, arm, radius, -arm, radius,
                -arm, arm, -radius, arm, -radius, -arm, -arm, -arm);
    }

    private static Shape polygon(double... points) {
        var path = new Path2D.Double();
        path.moveTo(points[0], points[1]);
        for (int i = 2; i < points.length; i += 2) {
            path.lineTo(points[i], points[i + 1]);
        }
        path.closePath();
        return path;
    }
}
