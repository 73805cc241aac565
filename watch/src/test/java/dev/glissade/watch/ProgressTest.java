package dev.glissade.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glissade.training.loop.Run;
import dev.glissade.training.loop.TrainingListener;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

final class ProgressTest {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);

    private String printed() {
        return bytes.toString(StandardCharsets.UTF_8);
    }

    @Test
    void withoutATerminalThereIsALineForEachEpoch() throws IOException {
        try (Progress progress = Progress.lines(WatchedRun.EPOCHS, WatchedRun.ROWS, out)) {
            WatchedRun.builder().listen(progress).build().run();
        }

        // x halves at each of two steps an epoch; the mean of 1 and 1/4, then each a sixteenth of the one before
        assertThat(printed().lines())
                .containsExactly(
                        "epoch 1/3  loss 0.6250  half 0.1250",
                        "epoch 2/3  loss 0.0391  half 0.0313",
                        "epoch 3/3  loss 0.0024  half 0.0078");
    }

    @Test
    void aRunThatEndsEarlySaysWhy() throws IOException {
        WatchedRun.builder()
                .listen(Progress.lines(WatchedRun.EPOCHS, WatchedRun.ROWS, out))
                .listen(new TrainingListener() {
                    @Override
                    public void stepped(Run run) {
                        run.stop("enough");
                    }
                })
                .build()
                .run();

        assertThat(printed().lines()).containsExactly("ended: enough");
    }

    @Test
    void aBarGetsToItsEndInOneLine() throws IOException {
        try (Progress progress = Progress.bar(WatchedRun.EPOCHS, WatchedRun.ROWS, out)) {
            WatchedRun.builder().listen(progress).build().run();
        }

        assertThat(printed())
                .contains("\r")
                .contains("100%")
                .contains("12/12 rows")
                .contains("epoch 3/3  loss 0.0024");
        assertThat(printed().strip()).as("drawn over itself").doesNotContain("\n");
    }
}
