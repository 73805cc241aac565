package dev.glissade.benchmarks.rows;

import dev.glissade.benchmarks.measure.ForkLength;
import dev.glissade.benchmarks.measure.Spread;
import dev.glissade.benchmarks.report.Bar;
import dev.glissade.benchmarks.report.Line;
import dev.glissade.benchmarks.work.RuleStep;
import dev.glissade.spi.Precision;
import java.util.ArrayList;
import java.util.List;

/** What a step allocates after the first, in all threads, as JMH's profiler counts it. */
public final class Allocation implements Row {
    private static final Bar BAR = Bar.atMost(0.1, "bytes a step");

    /** The profiler's own objects are thousands of bytes an iteration: many steps in each, so that they do not show. */
    private static final ForkLength LONG = new ForkLength(1, 3, 5000);

    private static final ForkLength SHORT = new ForkLength(1, 3, 2000);

    /** Enough for two threads to share. */
    private static final int ELEMENTS = 20_000;

    /** One pass; a norm and two passes; gradients at two points. */
    private static final List<String> RULES = List.of("adam", "lamb", "sam_sgd");

    @Override
    public int number() {
        return 12;
    }

    @Override
    public String title() {
        return "allocation of a step after the first";
    }

    @Override
    public List<Line> run(Context context) {
        ForkLength length = context.quick() ? SHORT : LONG;
        List<Line> lines = new ArrayList<>();
        for (Precision precision : context.precisions()) {
            for (String rule : RULES) {
                for (int threads : new int[] {1, 2}) {
                    double bytes = context.forks().allocation(length, RuleStep.of(rule, precision, ELEMENTS, threads));
                    lines.add(Line.of(
                            rule + ", " + Words.what(precision, ELEMENTS, threads),
                            BAR,
                            Spread.of(bytes),
                            "gc profiler"));
                }
            }
        }
        return lines;
    }
}
