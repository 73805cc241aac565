package dev.glissade.benchmarks.rows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.glissade.benchmarks.c.CCompiler;
import dev.glissade.benchmarks.measure.Forks;
import dev.glissade.benchmarks.peer.PeerLibraries;
import dev.glissade.benchmarks.report.Line;
import dev.glissade.benchmarks.report.Outcome;
import dev.glissade.benchmarks.report.Verdict;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AdamAgainstPeersTest {

    @Test
    void withoutTheirNativesNoPeerIsRunAndNoBarIsMet() {
        assumeTrue(PeerLibraries.named(AdamAgainstPeers.FUSED).isEmpty(), "built with the peers");
        Context context = Context.of(true, new Forks(Map.of()), new CCompiler.Missing("not looked for"));
        List<Line> lines = new AdamAgainstPeers().run(context);
        assertThat(lines).hasSizeGreaterThan(12).allSatisfy(line -> {
            assertThat(line.verdict()).isEqualTo(Verdict.NOT_RUN);
            assertThat(line.note()).isEqualTo(PeerLibraries.MISSING);
        });
        assertThat(new Outcome(2, "peers", lines).verdict()).isEqualTo(Verdict.NOT_RUN);
    }
}
