package dev.glissade.reproductions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class AveragingTest {
    private static final int SEEDS = 200;

    /** The sum of (10/i)² for i = 1 to 10. */
    @Test
    void theLeastIsTheTraceOfTheInverseSquare() {
        assertThat(Averaging.least()).isCloseTo(154.976773, within(1e-6));
    }

    /** Multiples of the least after 100 and 1000 steps, from the exact recursions of the second moments, worked out by another program. */
    @Test
    void distancesAreWhatTheRecursionsSay() {
        check(new Averaging("0.5", 0.5, 0), new double[] {5.1957, 51.9571}, new double[] {0.8151, 0.9814});
        check(new Averaging("t^(-1/2)", 1, 0.5), new double[] {1.1834, 3.1495}, new double[] {0.9882, 1.1496});
        check(new Averaging("1/t", 1, 1), new double[] {1.3629, 6.5742}, new double[] {1.8843, 8.9418});
    }

    private static void check(Averaging rate, double[] last, double[] average) {
        long[] at = {100, 1000};
        List<List<Averaging.Distances>> runs = LongStream.rangeClosed(1, SEEDS)
                .mapToObj(seed -> rate.run(seed, at))
                .toList();
        check(runs, Averaging.Distances::last, at, last);
        check(runs, Averaging.Distances::average, at, average);
    }

    private static void check(
            List<List<Averaging.Distances>> runs,
            ToDoubleFunction<Averaging.Distances> which,
            long[] at,
            double[] expected) {
        double[] mean = Runs.mean(runs.stream()
                .map(run -> run.stream().mapToDouble(which).toArray())
                .toList());
        for (int i = 0; i < at.length; i++) {
            // a square of few normal numbers deviates by as much as it is; four deviations of the mean of 200
            assertThat(mean[i] * at[i] / Averaging.least())
                    .isCloseTo(expected[i], within(4 * expected[i] / Math.sqrt(SEEDS)));
        }
    }

    @Test
    void theCommandPrintsBothPointsOfEachRate(@TempDir Path folder) {
        String printed = CommandRun.of("averaging", "--seeds=2", "--decades=2", "--pictures=" + folder);

        assertThat(printed).containsPattern("t\\^\\(-1/2\\) +last( +[0-9.]+){2}\n +average( +[0-9.]+){2}\n");
        assertThat(folder.resolve("averaging.png")).isNotEmptyFile();
        assertThat(folder.resolve("averaging.svg")).isNotEmptyFile();
    }

    @Test
    void saysWhatIsWrong() {
        assertThat(CommandRun.failing("averaging", "--decades=0")).contains("--decades=0; expected from 1 to 9");
        assertThat(CommandRun.failing("averaging", "--decades=12")).contains("--decades=12; expected from 1 to 9");
    }
}
