package dev.glissade.plots.surface;

import java.awt.Color;
import java.awt.geom.Path2D;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/**
 * Lines of equal height, by marching squares over a grid: in each cell the crossings of the level with its edges are joined, linearly
 * interpolated along the edge.
 */
final class Contours {
    /** Cells to a side. */
    private static final int CELLS = 300;

    private static final int LEVELS = 16;
    private static final int DARKEST = 0x98;
    private static final int LIGHTEST = 0xe2;

    private final Surface surface;
    private final DoubleUnaryOperator scale;
    private final double[][] heights = new double[CELLS + 1][CELLS + 1];
    private double lowest = Double.POSITIVE_INFINITY;
    private double highest = Double.NEGATIVE_INFINITY;

    Contours(Surface surface) {
        this.surface = surface;
        double floor = surface.minima().stream()
                .mapToDouble(at -> surface.value().applyAsDouble(at.x(), at.y()))
                .min()
                .orElse(0);
        this.scale = surface.isSteep() ? height -> Math.log1p(Math.max(0, height - floor)) : height -> height;
        for (int i = 0; i <= CELLS; i++) {
            for (int j = 0; j <= CELLS; j++) {
                double height = scale.applyAsDouble(surface.value().applyAsDouble(x(i), y(j)));
                heights[i][j] = height;
                lowest = Math.min(lowest, height);
                highest = Math.max(highest, height);
            }
        }
    }

    private double x(double i) {
        return surface.view().left() + (surface.view().right() - surface.view().left()) * i / CELLS;
    }

    private double y(double j) {
        return surface.view().bottom() + (surface.view().top() - surface.view().bottom()) * j / CELLS;
    }

    /** Lines from low to high, at equal steps of the height, or of its logarithm; in the surface's coordinates. */
    List<Path2D> lines() {
        List<Path2D> lines = new ArrayList<>();
        for (int k = 1; k <= LEVELS; k++) {
            lines.add(line(lowest + (highest - lowest) * k / (LEVELS + 1)));
        }
        return lines;
    }

    /** The line at a level of the scaled height. */
    private Path2D line(double level) {
        var chains = new Chains();
        int[] edges = new int[4];
        for (int i = 0; i < CELLS; i++) {
            for (int j = 0; j < CELLS; j++) {
                // four crossings are a saddle point within the cell; neighbours on the way round belong together
                int count = crossings(i, j, level, edges);
                for (int k = 0; k + 1 < count; k += 2) {
                    chains.join(edges[k], edges[k + 1]);
                }
            }
        }
        var path = new Path2D.Double();
        for (int[] chain : chains.all()) {
            for (int k = 0; k < chain.length; k++) {
                append(path, chain[k], level, k == 0);
            }
        }
        return path;
    }

    /** The edges of a cell that the level crosses, going round it; two numbers for each corner, that of the edge to the right and up. */
    private int crossings(int i, int j, double level, int[] into) {
        boolean leftBelow = heights[i][j] < level;
        boolean rightBelow = heights[i + 1][j] < level;
        boolean rightAbove = heights[i + 1][j + 1] < level;
        boolean leftAbove = heights[i][j + 1] < level;
        int count = 0;
        if (leftBelow != rightBelow) {
            into[count++] = 2 * corner(i, j);
        }
        if (rightBelow != rightAbove) {
            into[count++] = 2 * corner(i + 1, j) + 1;
        }
        if (rightAbove != leftAbove) {
            into[count++] = 2 * corner(i, j + 1);
        }
        if (leftAbove != leftBelow) {
            into[count++] = 2 * corner(i, j) + 1;
        }
        return count;
    }

    private static int corner(int i, int j) {
        return i * (CELLS + 1) + j;
    }

    private void append(Path2D path, int edge, double level, boolean isFirst) {
        int i = edge / 2 / (CELLS + 1);
        int j = edge / 2 % (CELLS + 1);
        int right = 1 - edge % 2;
        double from = heights[i][j] - level;
        double to = heights[i + right][j + 1 - right] - level;
        double share = from / (from - to);
        double x = x(i + share * right);
        double y = y(j + share * (1 - right));
        if (isFirst) {
            path.moveTo(x, y);
        } else {
            path.lineTo(x, y);
        }
    }

    /** The grey of one of these lines, the darker the lower. */
    static Color grey(int line) {
        int grey = DARKEST + (LIGHTEST - DARKEST) * line / (LEVELS - 1);
        return new Color(grey, grey, grey);
    }

    /** What the lines mean. */
    static String note(Surface surface) {
        return surface.isSteep() ? "contours at equal steps of log(1 + f)" : "contours at equal steps";
    }
}
