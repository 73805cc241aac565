package dev.glissade.plots.surface;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.htmlunit.WebClient;
import org.htmlunit.html.DomElement;
import org.htmlunit.html.HtmlButton;
import org.htmlunit.html.HtmlPage;
import org.htmlunit.javascript.host.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page of three steps in a browser without a window: what its button and its slider do. */
final class MovingPageTest {
    private static final Trajectory WAY = new Trajectory(
            "first",
            List.of(
                    new Surface.Point(-1, -1),
                    new Surface.Point(0, 0),
                    new Surface.Point(1, 1),
                    new Surface.Point(1, 0)),
            List.of(2.0, 0.5, 0.25, 1.0));

    @TempDir
    private Path folder;

    private final WebClient browser = new WebClient();
    private HtmlPage page;

    @BeforeEach
    void open() throws IOException {
        Path file = folder.resolve("way.html");
        SurfacePlot.titled("A way", Surface.saddle().seen(-2, 2, -2, 2))
                .add(WAY)
                .writePage(file);
        browser.getOptions().setCssEnabled(false);
        page = browser.getPage(file.toUri().toURL());
    }

    @AfterEach
    void close() {
        browser.close();
    }

    private HtmlButton button() {
        return page.getHtmlElementById("play");
    }

    private String step() {
        return page.getElementById("step").getTextContent();
    }

    private int points() {
        DomElement line = page.querySelector("polyline.way");
        return line.getAttribute("points").split(" ").length;
    }

    /** As a person who drags the slider. */
    private void seek(int step) {
        page.executeJavaScript("const slider = document.getElementById('seek'); slider.value = '" + step
                + "'; slider.dispatchEvent(new Event('input'));");
    }

    private void play(long milliseconds) throws InterruptedException {
        long end = System.nanoTime() + milliseconds * 1_000_000;
        while (System.nanoTime() < end) {
            ((Window) page.getEnclosingWindow().getScriptableObject()).animateAnimationsFrames();
            Thread.sleep(10);
        }
    }

    @Test
    void theSliderShowsAStepAndStopsTheWay() {
        seek(1);
        assertThat(step()).isEqualTo("1");
        assertThat(points()).isEqualTo(2);
        assertThat(page.getElementById("value0").getTextContent()).isEqualTo("0.500");
        assertThat(page.getElementById("head0").getAttribute("transform")).isEqualTo("translate(433 298)");
        assertThat(button().getTextContent()).isEqualTo("Play");
    }

    @Test
    void theButtonPlaysFromWhereItIsToTheEnd() throws IOException, InterruptedException {
        seek(1);
        button().click();
        assertThat(button().getTextContent()).isEqualTo("Pause");
        for (int i = 0; i < 100 && button().getTextContent().equals("Pause"); i++) {
            play(50);
        }
        assertThat(button().getTextContent()).isEqualTo("Play");
        assertThat(step()).isEqualTo("3");
        assertThat(points()).isEqualTo(4);
        assertThat(page.getElementById("value0").getTextContent()).isEqualTo("1.00");
    }

    @Test
    void theButtonPausesAndBeginsAgainAtTheEnd() throws IOException, InterruptedException {
        seek(3);
        button().click();
        play(50);
        button().click();
        assertThat(button().getTextContent()).isEqualTo("Play");
        String there = step();
        assertThat(there).as("it began again").isNotEqualTo("3");
        play(300);
        assertThat(step()).as("it stands").isEqualTo(there);
    }
}
