package dev.glissade.benchmarks.c;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glissade.benchmarks.measure.Forks;
import dev.glissade.benchmarks.report.Line;
import dev.glissade.benchmarks.report.Outcome;
import dev.glissade.benchmarks.report.Verdict;
import dev.glissade.benchmarks.rows.Context;
import dev.glissade.benchmarks.rows.Row;
import dev.glissade.benchmarks.rows.Rows;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CCompilerTest {

    @Test
    void aMachineWithoutACompilerIsTold(@TempDir Path folder) {
        assertThat(CCompiler.compile("no-such-compiler", folder))
                .isInstanceOfSatisfying(
                        CCompiler.Missing.class,
                        missing -> assertThat(missing.why())
                                .startsWith("no C compiler")
                                .contains("no-such-compiler"));
    }

    @Test
    void aCompilerThatFailsIsNone(@TempDir Path folder) {
        assertThat(CCompiler.compile("false", folder)).isInstanceOf(CCompiler.Missing.class);
    }

    @Test
    void withoutACompilerRowsAgainstCAreNotRun(@TempDir Path folder) {
        Context context = Context.of(true, new Forks(Map.of()), CCompiler.compile("no-such-compiler", folder));
        for (Row row : Rows.all()) {
            if (List.of(1, 3, 4, 8).contains(row.number())) {
                List<Line> lines = row.run(context);
                assertThat(lines).isNotEmpty().allMatch(line -> line.verdict() == Verdict.NOT_RUN);
                assertThat(new Outcome(row.number(), row.title(), lines).verdict())
                        .isEqualTo(Verdict.NOT_RUN);
            }
        }
    }
}
