package dev.glissade.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glissade.benchmarks.measure.Spread;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class VerdictTest {
    private static final Line GOOD = Line.of("1e6", Bar.ratio(0.97), new Spread(0.96, 0.97, 0.99, 7), "");
    private static final Line BAD = Line.of("1e4", Bar.ratio(0.97), new Spread(0.9, 0.969, 1.2, 7), "");
    private static final Line ABSENT = Line.notRun("1e4", Bar.ratio(0.97), "no compiler");

    @Test
    void theMedianIsHeldAgainstTheBar() {
        assertThat(GOOD.verdict()).isEqualTo(Verdict.MET);
        assertThat(BAD.verdict()).isEqualTo(Verdict.NOT_MET);
    }

    @Test
    void amountsMayNotExceedTheirBar() {
        Bar bar = Bar.atMost(0.1, "bytes");
        assertThat(bar.verdict(0.1)).isEqualTo(Verdict.MET);
        assertThat(bar.verdict(0.2)).isEqualTo(Verdict.NOT_MET);
    }

    @Test
    void aRowIsMetOnlyIfAllItsLinesAre() {
        assertThat(row(GOOD, GOOD).verdict()).isEqualTo(Verdict.MET);
        assertThat(row(GOOD, BAD, ABSENT).verdict()).isEqualTo(Verdict.NOT_MET);
    }

    @Test
    void whatWasNotRunHasNotPassed() {
        assertThat(row(GOOD, ABSENT).verdict()).isEqualTo(Verdict.NOT_RUN);
        assertThat(row().verdict()).isEqualTo(Verdict.NOT_RUN);
    }

    @Test
    void notANumberHasNotPassed() {
        assertThat(Bar.ratio(0.5).verdict(Double.NaN)).isEqualTo(Verdict.NOT_MET);
        assertThat(Bar.atMost(1, "s").verdict(Double.NaN)).isEqualTo(Verdict.NOT_MET);
    }

    @Test
    void theTablesSayAllOfIt() {
        Report report = new Report(Map.of("jdk", "17"), List.of(row(GOOD, ABSENT)));
        assertThat(report.markdown())
                .contains("- jdk: 17")
                .contains("| 1 | Adam against C | 0.970 to 0.970 | ≥ 0.97 | not run |")
                .contains("| 1 | 1e6 | 0.970 | 0.960 to 0.990 | 7 | ≥ 0.97 | met |  |")
                .contains("| 1 | 1e4 |  |  |  | ≥ 0.97 | not run | no compiler |");
        assertThat(report.csv()).contains("1,\"1e4\",,,,,\"≥ 0.97\",not run,\"no compiler\"");
    }

    private static Outcome row(Line... lines) {
        return new Outcome(1, "Adam against C", List.of(lines));
    }
}
