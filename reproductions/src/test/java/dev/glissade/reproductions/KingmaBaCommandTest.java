package dev.glissade.reproductions;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole command, on {@link SmallDigits}. */
final class KingmaBaCommandTest {
    @TempDir
    private Path folder;

    private String run() {
        return CommandRun.of(
                "kingma-ba",
                "--data=" + folder,
                "--runs=" + folder.resolve("runs"),
                "--epochs=3",
                "--trial=1",
                "--seeds=2");
    }

    private static double[] costs(String printed, String rule) {
        String line = printed.lines()
                .filter(l -> l.startsWith(rule + ", rate "))
                .findFirst()
                .orElseThrow();
        String[] cells = line.split(" +", -1);
        return new double[] {Double.parseDouble(cells[cells.length - 2]), Double.parseDouble(cells[cells.length - 1])};
    }

    @Test
    void eachRuleLearnsAndWhatWasCutGoesOn() throws IOException {
        SmallDigits.write(folder);

        String printed = run();

        for (String rule : new String[] {"adam", "nesterov", "adagrad"}) {
            double[] costs = costs(printed, rule);
            // a guess among ten costs log(10)
            assertThat(costs[0]).isLessThan(Math.log(10));
            assertThat(costs[1]).isLessThan(costs[0]);
        }
        assertThat(folder.resolve("runs").resolve("figure1.png")).isNotEmptyFile();
        // a run that has ended is not made again
        Path done;
        try (var all = Files.list(folder.resolve("runs"))) {
            done = all.filter(path -> path.getFileName().toString().endsWith("-2-3"))
                    .findFirst()
                    .orElseThrow()
                    .resolve("curve.csv");
        }
        var before = Files.readString(done);
        assertThat(run()).isEqualTo(printed);
        assertThat(done).hasContent(before);
    }

    @Test
    void aFileThatIsCutShortIsNamed() throws IOException {
        SmallDigits.write(folder);
        Path labels = folder.resolve("train-labels-idx1-ubyte");
        Files.write(labels, Arrays.copyOf(Files.readAllBytes(labels), 300));
        assertThat(CommandRun.failing("kingma-ba", "--data=" + folder, "--runs=" + folder.resolve("runs")))
                .contains("train-labels-idx1-ubyte")
                .doesNotContain("\tat ");
    }
}
