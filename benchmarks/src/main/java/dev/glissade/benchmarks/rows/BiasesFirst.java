package dev.glissade.benchmarks.rows;

import dev.glissade.benchmarks.report.Bar;
import dev.glissade.benchmarks.report.Line;
import dev.glissade.benchmarks.work.StepOrder;
import dev.glissade.spi.Precision;
import java.util.ArrayList;
import java.util.List;

/** Fresh JVMs that step tiny arrays first against ones that step large arrays first: the order must not show in the speed. */
public final class BiasesFirst implements Row {
    private static final Bar BAR = Bar.ratio(0.97);

    @Override
    public int number() {
        return 6;
    }

    @Override
    public String title() {
        return "a fresh JVM that steps biases and arrays of 1 to 3 first, against weights first";
    }

    @Override
    public List<Line> run(Context context) {
        List<Line> lines = new ArrayList<>();
        for (Precision precision : context.precisions()) {
            for (int elements : new int[] {10_000, 1_000_000}) {
                lines.add(Line.of(
                        Words.what(precision, elements, 1),
                        BAR,
                        context.pairs(
                                StepOrder.of(true, precision, elements), StepOrder.of(false, precision, elements)),
                        elements));
            }
        }
        return lines;
    }
}
