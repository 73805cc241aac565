package dev.glissade.plots.look;

import de.erichseifert.vectorgraphics2d.VectorGraphics2D;
import de.erichseifert.vectorgraphics2d.svg.SVGProcessor;
import de.erichseifert.vectorgraphics2d.util.PageSize;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.text.TextUtils;

/** Writes charts into files. */
public final class ChartFile {
    /** PNG pixels for each pixel of the layout, so that small type is legible on paper and on dense screens. */
    private static final double PNG_SCALE = 1.5;

    private static final Pattern FAMILY = Pattern.compile("font-family:&quot;[^&]*&quot;");
    private static final Pattern OUTLINE = Pattern.compile(" d=\"[^\"]*\"");
    private static final Pattern LONG_NUMBER = Pattern.compile("(\\.\\d\\d)\\d+");

    static {
        // it draws upright labels as outlines, which in SVG are no text any more
        TextUtils.setUseDrawRotatedStringWorkaround(false);
    }

    private ChartFile() {}

    /**
     * Writes a chart; what the file is called says as what.
     *
     * @param file ends in {@code .svg} or {@code .png}; its folder is made if there is none
     * @throws IllegalArgumentException if it ends otherwise
     */
    public static void write(JFreeChart chart, int width, int height, Path file) throws IOException {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        byte[] bytes;
        if (name.endsWith(".svg")) {
            bytes = svg(chart, width, height);
        } else if (name.endsWith(".png")) {
            bytes = png(chart, width, height);
        } else {
            throw new IllegalArgumentException("'" + file + "' is neither .svg nor .png");
        }
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.write(file, bytes);
    }

    private static byte[] svg(JFreeChart chart, int width, int height) throws IOException {
        var graphics = new VectorGraphics2D();
        chart.draw(graphics, new Rectangle2D.Double(0, 0, width, height));
        var bytes = new ByteArrayOutputStream();
        new SVGProcessor()
                .getDocument(graphics.getCommands(), new PageSize(0, 0, width, height))
                .writeTo(bytes);
        // the font that this machine has may be missing on another, where browsers would take a serif
        String text = FAMILY.matcher(bytes.toString(StandardCharsets.UTF_8))
                .replaceAll("font-family:DejaVu Sans,Verdana,sans-serif");
        // a hundredth of a pixel is enough, and a third of the bytes
        return OUTLINE.matcher(text)
                .replaceAll(outline -> LONG_NUMBER.matcher(outline.group()).replaceAll("$1"))
                .getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] png(JFreeChart chart, int width, int height) throws IOException {
        var image = new BufferedImage(
                (int) Math.round(PNG_SCALE * width), (int) Math.round(PNG_SCALE * height), BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        try {
            graphics.scale(PNG_SCALE, PNG_SCALE);
            graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
            chart.draw(graphics, new Rectangle2D.Double(0, 0, width, height));
        } finally {
            graphics.dispose();
        }
        var bytes = new ByteArrayOutputStream();
        ImageIO.write(image, "png", bytes);
        return bytes.toByteArray();
    }
}
