package dev.glissade.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.glissade.checkpoint.CheckpointDirectory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TensorBoardTest {

    @TempDir
    private Path folder;

    private List<String> files(Path run) throws IOException {
        try (Stream<Path> files = Files.list(run)) {
            return files.sorted()
                    .map(file -> {
                        try {
                            return Files.readString(file, StandardCharsets.ISO_8859_1);
                        } catch (IOException e) {
                            throw new UncheckedIOException(e);
                        }
                    })
                    .toList();
        }
    }

    private static int count(String text, String part) {
        return text.split(Pattern.quote(part), -1).length - 1;
    }

    @Test
    void aRunIsStepsEpochsMeasuresAndHistograms() throws IOException {
        try (TensorBoard board = TensorBoard.in(folder)) {
            WatchedRun.builder().listen(board).build().run();
        }

        String events = files(folder).get(0);
        assertThat(count(events, "batch/loss")).isEqualTo(6);
        assertThat(count(events, "epoch/loss")).isEqualTo(3);
        assertThat(count(events, "epoch/half")).isEqualTo(3);
        assertThat(count(events, "\n\1x*")).as("histograms of x").isEqualTo(3);
    }

    @Test
    void lossesCanBeFewer() throws IOException {
        WatchedRun.builder().listen(TensorBoard.in(folder).every(3)).build().run();

        assertThat(count(files(folder).get(0), "batch/loss")).isEqualTo(2);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TensorBoard.in(folder).every(0));
    }

    @Test
    void aRunThatGoesOnSaysFromWhere() throws IOException {
        CheckpointDirectory checkpoints = CheckpointDirectory.in(folder.resolve("checkpoints"));
        WatchedRun.builder().epochs(1).checkpoints(checkpoints).build().run();
        Path run = folder.resolve("run");
        WatchedRun.builder()
                .checkpoints(checkpoints)
                .listen(TensorBoard.in(run))
                .build()
                .resume();

        // after the two steps of the first epoch: step 3, and a session log
        assertThat(files(run).get(0)).contains("\u0010\u0003:\u0002\b\u0001");
        assertThat(count(files(run).get(0), "epoch/loss")).isEqualTo(2);
    }
}
