package dev.glissade.reproductions;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
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

    private static double[] numbers(String printed, String network) {
        String line = printed.lines()
                .filter(l -> l.startsWith(network + " "))
                .findFirst()
                .orElseThrow();
        return Arrays.stream(line.substring(network.length()).strip().split(" +", -1))
                .mapToDouble(Double::parseDouble)
                .toArray();
    }

    @Test
    void normalisationHelps() throws IOException {
        SmallDigits.write(folder);

        String printed = run();

        // after 1, 5 and 10 epochs, and the largest rate
        double[] with = numbers(printed, "with batch normalisation");
        double[] without = numbers(printed, "without");
        assertThat(with).hasSize(4);
        assertThat(with[2]).isGreaterThan(without[2]);
        assertThat(folder.resolve("runs").resolve("figure1a.png")).isNotEmptyFile();
        assertThat(run()).isEqualTo(printed);
    }

    @Test
    void saysWhatIsWrong() throws IOException {
        assertThat(CommandRun.failing("batch-norm", "--epochs=0")).contains("--epochs=0; expected 1 or more");
        assertThat(CommandRun.failing("saddle", "--seeds=-1")).contains("--seeds=-1; expected 1 or more");
        SmallDigits.write(folder);
        Path labels = folder.resolve("train-labels-idx1-ubyte");
        Files.write(labels, Arrays.copyOf(Files.readAllBytes(labels), 300));
        assertThat(CommandRun.failing("kingma-ba", "--data=" + folder, "--runs=" + folder.resolve("runs")))
                .contains("train-labels-idx1-ubyte")
                .doesNotContain("\tat ");
    }
}
