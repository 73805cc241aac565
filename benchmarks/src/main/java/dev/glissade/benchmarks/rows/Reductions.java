package dev.glissade.benchmarks.rows;

import dev.glissade.benchmarks.c.CCompiler;
import dev.glissade.benchmarks.floor.Need;
import dev.glissade.benchmarks.floor.Needs;
import dev.glissade.benchmarks.report.Bar;
import dev.glissade.benchmarks.report.Line;
import dev.glissade.benchmarks.work.RuleStep;
import dev.glissade.benchmarks.work.Traffic;
import dev.glissade.spi.Precision;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Rules with reductions where memory binds, against the traffic of the fewest passes that their dependencies allow. In cache
 * their divisions and roots bind; there they stand in row 4.
 */
public final class Reductions implements Row {
    private static final Bar BAR = Bar.ratio(0.85);
    private static final int ELEMENTS = 16_000_000;
    private static final List<String> RULES = List.of("lamb", "lars", "globally_clipped_adam");

    @Override
    public int number() {
        return 8;
    }

    @Override
    public String title() {
        return "rules with reductions at 16M against the traffic of the fewest passes";
    }

    @Override
    public List<Line> run(Context context) {
        List<Line> lines = new ArrayList<>();
        for (Precision precision : context.precisions()) {
            for (Need need : Needs.all()) {
                if (RULES.contains(need.rule())) {
                    lines.add(line(context, need, precision));
                }
            }
        }
        return lines;
    }

    private static Line line(Context context, Need need, Precision precision) {
        String what = need.rule() + ", " + Words.elements(ELEMENTS) + " "
                + precision.name().toLowerCase(Locale.ROOT);
        if (context.c() instanceof CCompiler.Missing missing) {
            return Line.notRun(what, BAR, missing.why());
        }
        return Line.of(
                what,
                BAR,
                context.pairs(
                        RuleStep.of(need.rule(), precision, ELEMENTS, 1),
                        Traffic.of(need.traffic(), precision, ELEMENTS, 1)),
                ELEMENTS);
    }
}
