package dev.glissade.benchmarks.rows;

import dev.glissade.benchmarks.c.CCompiler;
import dev.glissade.benchmarks.report.Bar;
import dev.glissade.benchmarks.report.Line;
import dev.glissade.benchmarks.work.AdamInC;
import dev.glissade.benchmarks.work.RuleStep;
import dev.glissade.benchmarks.work.Twin;
import dev.glissade.spi.Precision;
import java.util.ArrayList;
import java.util.List;

/** The library's {@code adam} against the same arithmetic in C. */
public final class AdamAgainstC implements Row {
    private static final Bar BAR = Bar.ratio(0.97);

    @Override
    public int number() {
        return 1;
    }

    @Override
    public String title() {
        return "Adam against C of the same arithmetic";
    }

    @Override
    public List<Line> run(Context context) {
        List<Line> lines = new ArrayList<>();
        for (Precision precision : context.precisions()) {
            for (int elements : new int[] {10_000, 1_000_000}) {
                for (int threads : new int[] {1, 2}) {
                    String what = Words.what(precision, elements, threads);
                    if (context.c() instanceof CCompiler.Missing missing) {
                        lines.add(Line.notRun(what, BAR, missing.why()));
                        continue;
                    }
                    Twin.requireAdamEqual(precision, threads);
                    lines.add(Line.of(
                            what,
                            BAR,
                            context.pairs(
                                    RuleStep.of("adam", precision, elements, threads),
                                    AdamInC.of(precision, elements, threads)),
                            elements));
                }
            }
        }
        return lines;
    }
}
