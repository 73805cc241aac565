package dev.glissade.plots;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import dev.glissade.plots.Svg.Point;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LinePlotTest {
    private static final String BLUE = "stroke:rgb(0,114,178);stroke-width:2;";
    private static final String VERMILLION = "stroke:rgb(213,94,0);stroke-width:2;";
    private static final Offset<Double> PIXEL = within(0.03);

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void chooseFile() {
        file = folder.resolve("sub/plot.svg");
    }

    private Svg svg(LinePlot plot) throws IOException {
        plot.write(file);
        return Svg.read(file);
    }

    /** The curve of a colour; what the legend draws is a stretch of two points, level. */
    private static List<List<Point>> curve(Svg svg, String style) {
        return svg.paths(style).stream()
                .filter(path -> path.stream()
                        .anyMatch(points ->
                                points.stream().map(Point::y).distinct().count() > 1))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void linearAxesKeepProportions() throws IOException {
        Svg svg = svg(LinePlot.titled("t").add(Curve.of("c", new double[] {0, 1, 3}, new double[] {5, 6, 8})));

        List<Point> points = curve(svg, BLUE).get(0);
        assertThat(points).hasSize(3);
        assertThat(points.get(2).x() - points.get(1).x())
                .isCloseTo(2 * (points.get(1).x() - points.get(0).x()), PIXEL)
                .isPositive();
        assertThat(points.get(2).y() - points.get(1).y())
                .isCloseTo(2 * (points.get(1).y() - points.get(0).y()), PIXEL)
                .isNegative(); // upwards
    }

    @Test
    void logarithmicAxesMakePowersEquallyFar() throws IOException {
        Svg svg =
                svg(LinePlot.titled("t").logX().logY().add(Curve.of("c", new double[] {1e-6, 1e-4, 1e-2}, new double[] {
                    3, 30, 300
                })));

        List<Point> points = curve(svg, BLUE).get(0);
        assertThat(points.get(2).x() - points.get(1).x())
                .isCloseTo(points.get(1).x() - points.get(0).x(), PIXEL);
        assertThat(points.get(2).y() - points.get(1).y())
                .isCloseTo(points.get(1).y() - points.get(0).y(), PIXEL);
        assertThat(svg.texts()).contains("10⁻⁶", "10⁻⁵", "10⁻⁴", "10⁻³", "10⁻²", "10", "100");
    }

    @Test
    void aShortLogarithmicAxisHasTicksWithinTheDecade() throws IOException {
        Svg svg = svg(LinePlot.titled("t").logY().add(Curve.of("c", new double[] {10, 20}, new double[] {0.15, 0.6})));

        assertThat(svg.texts()).contains("0.2", "0.5").doesNotContain("1");
    }

    @Test
    void saysWhatItShows() throws IOException {
        Svg svg = svg(LinePlot.titled("Two runs")
                .x("epoch")
                .y("loss")
                .add(Curve.of("adam", new double[] {1, 2}, new double[] {2, 1}))
                .add(Curve.of("sgd", new double[] {1, 2}, new double[] {3, 2}))
                .mark("chosen", 1.9));

        assertThat(svg.texts()).contains("Two runs", "epoch", "loss", "adam", "sgd", "chosen");
        assertThat(svg.xOf("chosen")).as("away from the right edge").isLessThan(svg.xOf("adam") - 120);
    }

    @Test
    void curvesDifferInColourAndInDash() throws IOException {
        Svg svg = svg(LinePlot.titled("t")
                .add(Curve.of("a", new double[] {1, 2}, new double[] {2, 1}))
                .add(Curve.of("b", new double[] {1, 2}, new double[] {3, 2})));

        assertThat(svg.has(BLUE)).isTrue();
        assertThat(svg.has(VERMILLION)).isTrue();
        assertThat(Files.readString(file)).containsPattern("stroke:rgb\\(213,94,0\\);[^\"]*stroke-dasharray:8,4");
        assertThat(Files.readString(file)).doesNotContainPattern("stroke:rgb\\(0,114,178\\);[^\"]*stroke-dasharray");
    }

    @Test
    void aDashedLineIsOneOutlineSoThatDashesDoNotBeginAnew() throws IOException {
        double[] x = IntStream.range(0, 500).asDoubleStream().toArray();
        Svg svg = svg(LinePlot.titled("t").add(Curve.of("solid", x, x)).add(Curve.of("dashed", x, x)));

        assertThat(curve(svg, VERMILLION).get(0)).hasSize(500);
    }

    @Test
    void whatCannotBeShownIsAGap() throws IOException {
        double[] x = {1, 2, 3, 4, 5, 6, 7};
        Svg svg = svg(LinePlot.titled("t")
                .logY()
                .add(Curve.of("c", x, new double[] {1, 2, Double.NaN, 4, 5, 0, Double.POSITIVE_INFINITY})));

        assertThat(curve(svg, BLUE)).extracting(List::size).containsExactly(2, 2);
    }

    @Test
    void aBandGoesAlongItsLowerEdgeAndBackAlongTheUpper() throws IOException {
        double[] x = {0, 1};
        Svg svg = svg(LinePlot.titled("t")
                .yFrom(0, 4)
                .add(Curve.of("c", x, new double[] {2, 2.5}).between(new double[] {1, 1}, new double[] {3, 4})));

        List<Point> line = curve(svg, BLUE).get(0);
        List<Point> band = svg.paths("fill:rgb(0,114,178);fill-opacity").get(0).get(0);
        double unit = 2 * (line.get(0).y() - line.get(1).y()); // 0.5 of y
        assertThat(band).hasSize(4);
        assertThat(band.get(0).y()).as("lower").isCloseTo(line.get(0).y() + unit, within(0.1));
        assertThat(band.get(3).y()).as("upper").isCloseTo(line.get(0).y() - unit, within(0.1));
        assertThat(band.get(2).y()).as("upper, right").isCloseTo(line.get(0).y() - 2 * unit, within(0.1));
    }

    @Test
    void aPngIsLargeEnoughAndHasTheCurveInItsColour() throws IOException {
        Path png = folder.resolve("plot.png");
        LinePlot.titled("t")
                .add(Curve.of("c", new double[] {0, 1}, new double[] {0, 1}))
                .write(png, file);

        BufferedImage image = ImageIO.read(png.toFile());
        assertThat(image.getWidth()).isEqualTo(1200);
        assertThat(image.getHeight()).isEqualTo(900);
        Point middle = curve(Svg.read(file), BLUE).get(0).get(0);
        assertThat(image.getRGB((int) (1.5 * middle.x()) + 1, (int) (1.5 * middle.y()) - 1) & 0xffffff)
                .isEqualTo(0x0072B2);
    }

    @Test
    void theSamePlotIsTheSameFile() throws IOException {
        LinePlot plot = LinePlot.titled("t").add(Curve.of("c", new double[] {0, 1}, new double[] {0, 1}));
        Path other = folder.resolve("other.svg");
        plot.write(file, other);

        assertThat(other).hasSameBinaryContentAs(file);
    }

    @Test
    void refusesWhatItCannotShow() {
        LinePlot empty = LinePlot.titled("nothing");
        assertThatIllegalStateException().isThrownBy(() -> empty.write(file)).withMessageContaining("'nothing'");
        LinePlot gaps = LinePlot.titled("gaps").logY().add(Curve.of("c", new double[] {0}, new double[] {-1}));
        assertThatIllegalStateException().isThrownBy(() -> gaps.write(file)).withMessageContaining("'gaps'");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LinePlot.titled("t").xFrom(1, 1))
                .withMessageContaining("from 1.0 to 1.0");
        LinePlot some = LinePlot.titled("t").add(Curve.of("c", new double[] {0}, new double[] {1}));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> some.write(folder.resolve("plot.jpg")))
                .withMessageContaining(".png");
        LinePlot negative =
                LinePlot.titled("t").logX().xFrom(-1, 1).add(Curve.of("c", new double[] {1}, new double[] {1}));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> negative.write(file))
                .withMessageContaining("-1.0");
    }
}
