package dev.glissade.benchmarks.rows;

import dev.glissade.benchmarks.c.CCompiler;
import dev.glissade.benchmarks.report.Bar;
import dev.glissade.benchmarks.report.Line;
import dev.glissade.benchmarks.work.RuleStep;
import dev.glissade.benchmarks.work.Traffic;
import dev.glissade.spi.Precision;
import java.util.ArrayList;
import java.util.List;

/** Adam where memory alone binds, against the traffic of its streams in C. */
public final class AdamAgainstTraffic implements Row {
    private static final Bar BAR = Bar.ratio(0.93);
    private static final int ELEMENTS = 32_000_000;

    /** Parameters, means and mean squares are updated, gradients are read. */
    private static final Traffic.Form FORM = Traffic.Form.parse("3/1/0");

    @Override
    public int number() {
        return 3;
    }

    @Override
    public String title() {
        return "Adam, 32M in heap arrays, 1 thread, pages of 4 KiB, against traffic only in C";
    }

    @Override
    public List<Line> run(Context context) {
        List<Line> lines = new ArrayList<>();
        for (Precision precision : context.precisions()) {
            String what = Words.what(precision, ELEMENTS, 1);
            if (context.c() instanceof CCompiler.Missing missing) {
                lines.add(Line.notRun(what, BAR, missing.why()));
                continue;
            }
            lines.add(Line.of(
                    what,
                    BAR,
                    context.pairs(
                            RuleStep.of("adam", precision, ELEMENTS, 1), Traffic.of(FORM, precision, ELEMENTS, 1)),
                    ELEMENTS));
        }
        return lines;
    }
}
