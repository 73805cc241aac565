package dev.glissade.reproductions;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole command, on {@link SmallDigits}. */
final class BatchNormCommandTest {
    @TempDir
    private Path folder;

    private String run() {
        var bytes = new ByteArrayOutputStream();
        int status = Reproductions.commandLine(new PrintStream(bytes, true, StandardCharsets.UTF_8))
                .execute(
                        "batch-norm",
                        "--data=" + folder,
                        "--runs=" + folder.resolve("runs"),
                        "--epochs=10",
                        "--trial=2",
                        "--seeds=1");
        assertThat(status).isZero();
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private static double[] numbers(String printed, String network) {
        String line = printed.lines()
                .filter(l -> l.startsWith(network + " "))
                .findFirst()
                .orElseThrow();
        return java.util.Arrays.stream(line.substring(network.length()).strip().split(" +", -1))
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
}
