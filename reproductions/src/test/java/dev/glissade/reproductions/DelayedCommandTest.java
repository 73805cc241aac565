package dev.glissade.reproductions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.glissade.training.data.DenseRows;
import dev.glissade.training.data.Schema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole command, on {@link SmallDigits}, and its heart by hand. */
final class DelayedCommandTest {
    @TempDir
    private Path folder;

    private String run() {
        return CommandRun.of(
                "delayed", "--data=" + folder, "--runs=" + folder.resolve("runs"), "--rows=400", "--seeds=2");
    }

    @Test
    void lateGradientsCostAndWhatWasWorkedOutIsKept() throws IOException {
        SmallDigits.write(folder);

        String printed = run();

        double[] none = losses(printed, "0 ");
        double[] ten = losses(printed, "10 ");
        double[] hundred = losses(printed, "100 ");
        // the two rules are one, but for rounding
        assertThat(none[0]).isCloseTo(none[1], within(2e-4));
        for (int rule = 0; rule < 2; rule++) {
            assertThat(ten[rule]).isGreaterThan(none[rule]);
            assertThat(hundred[rule]).isGreaterThan(ten[rule]);
        }
        // nothing arrives within 400 rows: a guess among ten
        assertThat(losses(printed, "1000 ")[0]).isCloseTo(Math.log(10), within(1e-4));
        assertThat(folder.resolve("runs").resolve("delayed.png")).isNotEmptyFile();
        assertThat(run()).isEqualTo(printed);
        Path kept = folder.resolve("runs").resolve("adagrad-0.1-10-400-1.txt");
        Files.writeString(kept, "0.001\n");
        assertThat(run()).isNotEqualTo(printed);
    }

    private static double[] losses(String printed, String delay) {
        String[] cells = printed.lines()
                .filter(l -> l.startsWith(delay))
                .findFirst()
                .orElseThrow()
                .split(" +", -1);
        return new double[] {Double.parseDouble(cells[1]), Double.parseDouble(cells[3])};
    }

    /** One input of 1 and two classes; all rows of class 0. Gradient of weight and bias: ±(1 - p), p the probability of class 0. */
    @Test
    void aGradientArrivesAfterSoManyOthers() {
        var data = new DenseRows(
                Schema.classification(1, List.of("a", "b")), new double[] {1, 1, 1}, new double[] {0, 0, 0});
        double rate = 0.5;
        // both gradients that arrive were worked out at 0, where p = 1/2
        double first = rate * 0.5 / Math.sqrt(1.25);

        double late = new Delayed(data).loss(Delayed.Rule.ADAGRAD, rate, 1, 3, 1);

        // the scores of class 0 and 1 are plus and minus twice the step: weight and bias
        double third = Math.log(1 + Math.exp(-4 * first));
        assertThat(late).isCloseTo((2 * Math.log(2) + third) / 3, within(1e-6));
    }
}
