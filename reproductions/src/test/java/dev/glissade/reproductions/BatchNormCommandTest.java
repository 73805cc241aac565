package dev.glissade.reproductions;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole command, on {@link SmallDigits}. */
final class BatchNormCommandTest {
    @TempDir
    private Path folder;

    private String run() {
        return CommandRun.of(
                "batch-norm",
                "--data=" + folder,
                "--runs=" + folder.resolve("runs"),
                "--epochs=10",
                "--trial=2",
                "--seeds=1");
    }

    @Test
    void normalisationHelps() throws IOException {
        SmallDigits.write(folder);

        String printed = run();

        // after 1, 5 and 10 epochs, and the largest rate
        double[] with = CommandRun.numbers(printed, "with batch normalisation");
        double[] without = CommandRun.numbers(printed, "without");
        assertThat(with).hasSize(4);
        assertThat(with[2]).isGreaterThan(without[2]);
        assertThat(folder.resolve("runs").resolve("figure1a.png")).isNotEmptyFile();
        assertThat(run()).isEqualTo(printed);
    }

    @Test
    void saysWhatIsWrong() {
        assertThat(CommandRun.failing("batch-norm", "--epochs=0")).contains("--epochs=0; expected 1 or more");
        assertThat(CommandRun.failing("batch-norm", "--rate=-1")).contains("--rate=-1.0; expected a number above 0");
    }
}
