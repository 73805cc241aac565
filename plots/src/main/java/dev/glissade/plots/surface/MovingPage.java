package dev.glissade.plots.surface;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A page that shows ways as they are gone. The whole picture stands in it as SVG; its script only shortens the lines, so that without
 * scripts the page shows where the ways end.
 */
final class MovingPage {
    private static final Pattern HOLE = Pattern.compile("\\{\\{(\\w+)}}");

    private final String title;
    private final Surface surface;
    private final List<Trajectory> ways;

    MovingPage(String title, Surface surface, List<Trajectory> ways) {
        this.title = title;
        this.surface = surface;
        this.ways = List.copyOf(ways);
    }

    void write(Path file) throws IOException {
        int steps = ways.stream().mapToInt(Trajectory::steps).max().orElse(0);
        var drawing = new PageDrawing(surface);
        Map<String, String> fillings = Map.of(
                "title", PageDrawing.escaped(title),
                "subtitle", PageDrawing.escaped(surface.name() + "; " + Contours.note(surface)),
                "width", Integer.toString(PageDrawing.WIDTH),
                "height", Integer.toString(PageDrawing.HEIGHT),
                "steps", Integer.toString(steps),
                "drawing", drawing.of(ways),
                "legend", legend(),
                "script", resource("page.js"));
        String page = HOLE.matcher(resource("page.html"))
                .replaceAll(hole -> Matcher.quoteReplacement(fillings.get(hole.group(1))));
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.writeString(file, page);
    }

    private String legend() {
        StringBuilder rows = new StringBuilder();
        for (int i = 0; i < ways.size(); i++) {
            List<Double> values = ways.get(i).values();
            rows.append(String.format(
                    Locale.ROOT,
                    "    <tr><td><svg width=\"46\" height=\"14\" viewBox=\"-23 -7 46 14\" aria-hidden=\"true\">"
                            + "<line x1=\"-22\" x2=\"22\" y1=\"0\" y2=\"0\" %s/>%s</svg></td>"
                            + "<th scope=\"row\">%s</th><td class=\"number\" id=\"value%d\">%s</td></tr>%n",
                    PageDrawing.stroke(i),
                    PageDrawing.marker(i),
                    PageDrawing.escaped(ways.get(i).name()),
                    i,
                    PageDrawing.height(values.get(values.size() - 1))));
        }
        return rows.toString();
    }

    private static String resource(String name) {
        try (InputStream in = MovingPage.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("the module lacks its file " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
