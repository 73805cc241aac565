package dev.glissade.plots.surface;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.glissade.plots.Svg;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SurfacePlotTest {
    private static final Trajectory WAY = new Trajectory(
            "first <&> \"only\"",
            List.of(new Surface.Point(-1, -1), new Surface.Point(0, 0), new Surface.Point(1, 1)),
            List.of(2.0, 0.5, 0.0123456));

    @TempDir
    private Path folder;

    private final SurfacePlot plot =
            SurfacePlot.titled("A way", Surface.saddle().seen(-2, 2, -2, 2)).add(WAY);

    @Test
    void aPictureHasWayContoursAndPlaces() throws IOException {
        Path file = folder.resolve("surface.svg");
        plot.write(file, folder.resolve("surface.png"));

        Svg svg = Svg.read(file);
        assertThat(svg.texts()).contains("A way", "x", "y", "start", WAY.name());
        assertThat(svg.texts()).anyMatch(text -> text.startsWith("Saddle: x² − y²; contours at equal steps"));
        List<Svg.Point> way = svg.paths("stroke:rgb(0,114,178);stroke-width:2;").stream()
                .flatMap(List::stream)
                .filter(points -> points.size() == 3)
                .findFirst()
                .orElseThrow();
        assertThat(way.get(2).x() - way.get(0).x())
                .isCloseTo(2 * (way.get(1).x() - way.get(0).x()), within(0.1));
        assertThat(svg.paths("stroke:rgb(152,152,152)")).as("the lowest line").isNotEmpty();
        assertThat(svg.paths("stroke:rgb(226,226,226)")).as("the highest line").isNotEmpty();
        assertThat(folder.resolve("surface.png")).isNotEmptyFile();
    }

    @Test
    void minimaAreShownWhereThereAreSome() throws IOException {
        Path file = folder.resolve("surface.svg");
        SurfacePlot.titled("t", Surface.beale()).add(WAY).write(file);
        assertThat(Svg.read(file).texts()).contains("minimum");
        plot.write(file);
        assertThat(Svg.read(file).texts()).doesNotContain("minimum");
    }

    @Test
    void aPageNeedsNothingFromElsewhereAndEscapesWhatItShows() throws IOException {
        Path file = folder.resolve("sub/way.html");
        plot.writePage(file);

        String page = Files.readString(file);
        assertThat(page)
                .contains("<title>A way</title>")
                .contains("first &lt;&amp;&gt; &quot;only&quot;")
                .contains("data-values=\"2.00 0.500 0.0123\"")
                .contains("max=\"2\"")
                .doesNotContain("{{")
                .doesNotContain("http")
                .doesNotContain("src=")
                .doesNotContain("first <");
    }

    @Test
    void theWholeWayStandsInThePageInPixels() throws IOException {
        Path file = folder.resolve("way.html");
        plot.writePage(file);

        // the frame is from 62 to 804 and from 586 up to 10, for -2 to 2 each
        assertThat(Files.readString(file)).contains("points=\"247.5,442.0 433.0,298.0 618.5,154.0\"");
    }

    @Test
    void ticksAreRoundNumbers() {
        assertThat(PageDrawing.ticks(-0.5, 4.5)).containsExactly(0, 1, 2, 3, 4);
        assertThat(PageDrawing.ticks(-1.2, 2)).containsExactly(-1, -0.5, 0, 0.5, 1, 1.5, 2);
        assertThat(PageDrawing.ticks(0, 1600)).containsExactly(0, 200, 400, 600, 800, 1000, 1200, 1400, 1600);
    }
}
