package dev.glissade.benchmarks.rows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import dev.glissade.benchmarks.c.CCompiler;
import dev.glissade.benchmarks.floor.Need;
import dev.glissade.benchmarks.measure.Forks;
import dev.glissade.benchmarks.report.Line;
import dev.glissade.benchmarks.report.Verdict;
import dev.glissade.benchmarks.work.CoreUnit;
import dev.glissade.benchmarks.work.Traffic;
import dev.glissade.spi.Precision;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What becomes of a rule's times; the times are made up. */
final class RuleTimesTest {
    private static final Context CONTEXT = Context.of(true, new Forks(Map.of()), new CCompiler.Missing("not asked"));

    private final RuleTimes rule = new RuleTimes(
            new Need("signum", Optional.empty(), Traffic.Form.parse("2/1/0"), 2, 1, Optional.empty()), Precision.FLOAT);

    /** Nanoseconds for the results of a unit that takes so long for one. */
    private static double unit(double nanoseconds) {
        return nanoseconds * CoreUnit.RESULTS;
    }

    private static double median(Line line) {
        return line.measured().orElseThrow().median();
    }

    @Test
    void theFloorIsTheLargerOfTrafficAndOfDivisionsAndRoots() {
        // two divisions of .2 and a root of .1 are .5 an element; the traffic is .4 and .9
        double[] floor = {0.4e6, 0.9 * 16e6, unit(0.2), unit(0.1)};
        rule.add(new double[] {1e6, 16e6}, floor, CONTEXT, RuleTimes.BOTH);
        List<Line> lines = rule.lines();
        assertThat(lines).extracting(Line::what).containsExactly("signum, 1e6 float", "signum, 16M float");
        assertThat(median(lines.get(0))).isCloseTo(0.5, within(1e-12));
        assertThat(median(lines.get(1))).isCloseTo(0.9, within(1e-12));
        assertThat(lines).extracting(Line::verdict).containsExactly(Verdict.NOT_MET, Verdict.MET);
        assertThat(lines.get(0).note())
                .startsWith("1.000 against 0.500 ns per element, 20 bytes, 2 divisions, 1 roots");
    }

    @Test
    void moreIsMeasuredOnlyAtTheSizeThatIsNearTheBar() {
        double[] floor = {0.83e6, 0.4 * 16e6, unit(0), unit(0)};
        rule.add(new double[] {1e6, 16e6}, floor, CONTEXT, RuleTimes.BOTH);
        assertThat(rule.isNear(0)).isTrue();
        assertThat(rule.isNear(1)).isFalse();
        double[] again = {0.9e6, unit(0), unit(0)};
        rule.add(new double[] {1e6}, again, CONTEXT, new int[] {0});
        rule.add(new double[] {1e6}, again, CONTEXT, new int[] {0});
        assertThat(median(rule.lines().get(0))).isCloseTo(0.9, within(1e-12));
        assertThat(median(rule.lines().get(1))).isCloseTo(0.4, within(1e-12));
    }

    @Test
    void aRuleThatFailsIsNotRunAndSaysWhy() {
        rule.attempt(() -> {
            throw new IllegalStateException("theta[3] has become NaN");
        });
        assertThat(rule.isNear(0)).isFalse();
        assertThat(rule.lines())
                .extracting(Line::verdict, Line::note)
                .containsOnly(tuple(Verdict.NOT_RUN, "theta[3] has become NaN"));
    }

    @Test
    void aRuleWhoseNeighbourFailedHasNoFloor() {
        assertThat(rule.lines())
                .extracting(Line::note)
                .containsOnly("the rule beside it, whose floor it shares, failed");
    }
}
