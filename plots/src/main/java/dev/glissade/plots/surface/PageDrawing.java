package dev.glissade.plots.surface;

import dev.glissade.plots.look.Palette;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.geom.PathIterator;
import java.util.List;
import java.util.Locale;
import java.util.stream.LongStream;

/** The SVG in a page: frame, contours, ways. Written by hand, since the page's script must know its elements. */
final class PageDrawing {
    static final int WIDTH = 820;
    static final int HEIGHT = 640;
    private static final int LEFT = 62;
    private static final int RIGHT = 16;
    private static final int TOP = 10;
    private static final int BOTTOM = 54;
    private static final float LINE = 2.5f;
    private static final int TICKS = 8;

    private final Surface surface;
    private final AffineTransform toPixels;

    PageDrawing(Surface surface) {
        this.surface = surface;
        Surface.View view = surface.view();
        double acrossScale = (WIDTH - LEFT - RIGHT) / (view.right() - view.left());
        double upScale = (HEIGHT - TOP - BOTTOM) / (view.top() - view.bottom());
        this.toPixels = new AffineTransform(
                acrossScale, 0, 0, -upScale, LEFT - acrossScale * view.left(), TOP + upScale * view.top());
    }

    String of(List<Trajectory> ways) {
        StringBuilder svg = new StringBuilder();
        svg.append(String.format(
                "<clipPath id=\"view\"><rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\"/></clipPath>%n",
                LEFT, TOP, WIDTH - LEFT - RIGHT, HEIGHT - TOP - BOTTOM));
        svg.append("<g clip-path=\"url(#view)\" fill=\"none\">\n");
        contours(svg);
        for (Surface.Point minimum : surface.minima()) {
            svg.append(placed(Palette.star(10), minimum, "fill=\"#000\"", "minimum"));
        }
        ways.stream()
                .findFirst()
                .ifPresent(
                        way -> svg.append(placed(Palette.ring(8), way.points().get(0), "fill=\"#000\"", "start")));
        for (int i = 0; i < ways.size(); i++) {
            way(svg, i, ways.get(i));
        }
        svg.append("</g>\n");
        frame(svg);
        return svg.toString();
    }

    private void contours(StringBuilder svg) {
        List<Path2D> lines = new Contours(surface).lines();
        for (int i = 0; i < lines.size(); i++) {
            svg.append(String.format(
                    "<path stroke=\"%s\" d=\"%s\"/>%n",
                    Palette.web(Contours.grey(i)), outline(lines.get(i), toPixels)));
        }
    }

    private void way(StringBuilder svg, int number, Trajectory way) {
        StringBuilder points = new StringBuilder();
        StringBuilder values = new StringBuilder();
        double[] pixel = new double[2];
        for (Surface.Point point : way.near(surface.view())) {
            toPixels.transform(new double[] {point.x(), point.y()}, 0, pixel, 0, 1);
            points.append(String.format(Locale.ROOT, "%.1f,%.1f ", pixel[0], pixel[1]));
        }
        way.values().forEach(value -> values.append(height(value)).append(' '));
        svg.append(String.format(
                "<polyline class=\"way\" %s points=\"%s\" data-values=\"%s\"/>%n",
                stroke(number), points.toString().strip(), values.toString().strip()));
        svg.append(String.format(
                Locale.ROOT,
                "<g id=\"head%d\" transform=\"translate(%.1f %.1f)\">%s</g>%n",
                number,
                pixel[0],
                pixel[1],
                marker(number)));
    }

    private void frame(StringBuilder svg) {
        Surface.View view = surface.view();
        int floor = HEIGHT - BOTTOM;
        svg.append(String.format(
                "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" fill=\"none\" stroke=\"#222\"/>%n",
                LEFT, TOP, WIDTH - LEFT - RIGHT, floor - TOP));
        for (double x : ticks(view.left(), view.right())) {
            double at = toPixels.getScaleX() * x + toPixels.getTranslateX();
            svg.append(String.format(
                    Locale.ROOT,
                    "<path stroke=\"#222\" d=\"M%.1f,%dv5\"/><text class=\"tick\" text-anchor=\"middle\" x=\"%.1f\" y=\"%d\">%s</text>%n",
                    at,
                    floor,
                    at,
                    floor + 20,
                    tick(x)));
        }
        for (double y : ticks(view.bottom(), view.top())) {
            double at = toPixels.getScaleY() * y + toPixels.getTranslateY();
            svg.append(String.format(
                    Locale.ROOT,
                    "<path stroke=\"#222\" d=\"M%d,%.1fh-5\"/><text class=\"tick\" text-anchor=\"end\" x=\"%d\" y=\"%.1f\">%s</text>%n",
                    LEFT,
                    at,
                    LEFT - 9,
                    at + 4.5,
                    tick(y)));
        }
        svg.append(String.format(
                "<text class=\"label\" text-anchor=\"middle\" x=\"%d\" y=\"%d\">x</text>%n",
                (LEFT + WIDTH - RIGHT) / 2, HEIGHT - 10));
        svg.append(String.format(
                "<text class=\"label\" text-anchor=\"middle\" x=\"14\" y=\"%d\">y</text>%n", (TOP + floor) / 2));
    }

    /** Multiples of 1, 2 or 5 times a power of ten, at most so many. */
    static double[] ticks(double low, double high) {
        double rough = (high - low) / TICKS;
        double power = Math.pow(10, Math.floor(Math.log10(rough)));
        double step =
                rough <= power ? power : rough <= 2 * power ? 2 * power : rough <= 5 * power ? 5 * power : 10 * power;
        long first = (long) Math.ceil(low / step - 1e-9);
        long last = (long) Math.floor(high / step + 1e-9);
        return LongStream.rangeClosed(first, last).mapToDouble(i -> i * step).toArray();
    }

    private static String tick(double value) {
        String text = String.format(Locale.ROOT, "%.6f", value).replaceAll("\\.?0+$", "");
        return text.replace('-', '−');
    }

    private String placed(Shape shape, Surface.Point at, String style, String what) {
        var transform = AffineTransform.getTranslateInstance(
                toPixels.getScaleX() * at.x() + toPixels.getTranslateX(),
                toPixels.getScaleY() * at.y() + toPixels.getTranslateY());
        return String.format("<path %s d=\"%s\"><title>%s</title></path>%n", style, outline(shape, transform), what);
    }

    static String stroke(int number) {
        StringBuilder dashes = new StringBuilder();
        for (float length : Palette.dash(number, LINE)) {
            dashes.append(String.format(Locale.ROOT, "%.1f ", length));
        }
        return String.format(
                Locale.ROOT,
                "fill=\"none\" stroke=\"%s\" stroke-width=\"%.1f\" stroke-linejoin=\"round\" stroke-dasharray=\"%s\"",
                Palette.web(Palette.color(number)),
                LINE,
                dashes.isEmpty() ? "none" : dashes.toString().strip());
    }

    /** The marker of a way, about the origin, with a light rim so that markers over each other stay apart. */
    static String marker(int number) {
        return String.format(
                "<path fill=\"%s\" stroke=\"#fff\" stroke-width=\"1\" d=\"%s\"/>",
                Palette.web(Palette.color(number)), outline(Palette.marker(number, 6), new AffineTransform()));
    }

    static String height(double value) {
        return String.format(Locale.ROOT, "%.3g", value).replace('-', '−');
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    private static String outline(Shape shape, AffineTransform transform) {
        StringBuilder text = new StringBuilder();
        double[] at = new double[6];
        for (PathIterator i = shape.getPathIterator(transform, 0.05); !i.isDone(); i.next()) {
            int kind = i.currentSegment(at);
            text.append(
                    kind == PathIterator.SEG_CLOSE
                            ? "Z"
                            : String.format(
                                    Locale.ROOT,
                                    "%s%.1f,%.1f",
                                    kind == PathIterator.SEG_MOVETO ? "M" : "L",
                                    at[0],
                                    at[1]));
        }
        return text.toString();
    }
}
