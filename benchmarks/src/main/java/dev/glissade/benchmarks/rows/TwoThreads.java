package dev.glissade.benchmarks.rows;

import dev.glissade.benchmarks.c.CCompiler;
import dev.glissade.benchmarks.measure.Pairs;
import dev.glissade.benchmarks.report.Bar;
import dev.glissade.benchmarks.report.Line;
import dev.glissade.benchmarks.work.AdamInC;
import dev.glissade.benchmarks.work.RuleStep;
import dev.glissade.spi.Precision;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Two threads against one, of ours; what C gains from two is in the note. */
public final class TwoThreads implements Row {
    private static final Bar BAR = Bar.ratio(1.9);
    private static final int ELEMENTS = 1_000_000;

    @Override
    public int number() {
        return 7;
    }

    @Override
    public String title() {
        return "two threads against one, Adam at 1e6";
    }

    @Override
    public List<Line> run(Context context) {
        List<Line> lines = new ArrayList<>();
        for (Precision precision : context.precisions()) {
            Pairs pairs = context.pairs(
                    RuleStep.of("adam", precision, ELEMENTS, 2), RuleStep.of("adam", precision, ELEMENTS, 1));
            Line line = Line.of(Words.what(precision, ELEMENTS, 2), BAR, pairs, ELEMENTS);
            lines.add(Line.of(line.what(), BAR, pairs.ratio(), line.note() + inC(context, precision)));
        }
        return lines;
    }

    private static String inC(Context context, Precision precision) {
        if (context.c() instanceof CCompiler.Missing) {
            return "";
        }
        Pairs pairs = context.pairs(AdamInC.of(precision, ELEMENTS, 2), AdamInC.of(precision, ELEMENTS, 1));
        return String.format(
                Locale.ROOT,
                "; C gains %.3g (%.3g to %.3g)",
                pairs.ratio().median(),
                pairs.ratio().lower(),
                pairs.ratio().upper());
    }
}
