package dev.glissade.reproductions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

final class NoisyDescentTest {

    @Test
    void factorsAreTheBooksWhoseFirstStepIsTheSecond() {
        assertThat(NoisyDescent.exponential().factor().value(1)).isCloseTo(Math.exp(-0.2), within(1e-15));
        assertThat(NoisyDescent.exponential().factor().value(10)).isCloseTo(Math.exp(-1.1), within(1e-14));
        assertThat(NoisyDescent.polynomial().factor().value(1)).isCloseTo(Math.pow(1.2, -0.5), within(1e-15));
        assertThat(NoisyDescent.polynomial().factor().value(50)).isCloseTo(Math.pow(6.1, -0.5), within(1e-15));
    }

    /** The exact recursions m -> (1 - c*r)*m and v -> (1 - c*r)²*v + r², worked out by another program. */
    @Test
    void endsAreDistributedAsTheRecursionsSay() {
        check(NoisyDescent.constant(), 0, -0.0000713624, 0.166667);
        check(NoisyDescent.constant(), 1, 0, 0.125);
        check(NoisyDescent.exponential(), 0, -0.825737, 0.0746861);
        check(NoisyDescent.exponential(), 1, -0.0450264, 0.0399462);
        check(NoisyDescent.polynomial(), 0, -0.0124369, 0.105341);
        check(NoisyDescent.polynomial(), 1, -0.00000507, 0.0750273);
    }

    private static void check(NoisyDescent descent, int coordinate, double mean, double deviation) {
        int seeds = 1000;
        double[] ends = NoisyDescent.sorted(
                LongStream.rangeClosed(1, seeds).mapToObj(descent::end).toList(), coordinate);
        double found = Arrays.stream(ends).average().orElseThrow();
        double squares =
                Arrays.stream(ends).map(end -> (end - found) * (end - found)).sum();
        assertThat(found).isCloseTo(mean, within(4 * deviation / Math.sqrt(seeds)));
        assertThat(Math.sqrt(squares / (seeds - 1))).isCloseTo(deviation, within(0.1 * deviation));
    }

    @Test
    void quantilesLieBetweenNeighbours() {
        double[] sorted = NoisyDescent.sorted(List.of(new double[] {30}, new double[] {10}, new double[] {20}), 0);

        assertThat(NoisyDescent.quantile(sorted, 0)).isEqualTo(10);
        assertThat(NoisyDescent.quantile(sorted, 0.25)).isEqualTo(15);
        assertThat(NoisyDescent.quantile(sorted, 1)).isEqualTo(30);
    }

    @Test
    void theCommandPrintsMeasuredBesidePublished() {
        assertThat(CommandRun.of("noisy-descent", "--seeds", "3"))
                .contains("the ends of 3 seeds")
                .containsPattern("exponential +x1 .*-0\\.819950 (inside|OUTSIDE)")
                .containsPattern("constant +x1 .*-0\\.472513 ");
    }
}
