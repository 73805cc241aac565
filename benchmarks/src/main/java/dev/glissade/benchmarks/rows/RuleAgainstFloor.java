package dev.glissade.benchmarks.rows;

import dev.glissade.benchmarks.c.CCompiler;
import dev.glissade.benchmarks.floor.Need;
import dev.glissade.benchmarks.floor.Needs;
import dev.glissade.benchmarks.report.Line;
import dev.glissade.benchmarks.work.Traffic;
import dev.glissade.spi.Precision;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Every rule against its own floor: the larger of the traffic that its streams need at that size and of the divisions and roots
 * that its formula needs, each measured in C in a JVM right before or after. Rules of the same traffic share those. For some rules
 * the same step is measured in C as well, which says how much of the distance the formula itself takes.
 */
public final class RuleAgainstFloor implements Row {
    @Override
    public int number() {
        return 4;
    }

    @Override
    public String title() {
        return "every rule against its own floor";
    }

    @Override
    public List<Line> run(Context context) {
        List<Line> lines = new ArrayList<>();
        List<Need> needs = Needs.all().stream()
                .filter(need -> context.rules().isEmpty() || context.rules().contains(need.rule()))
                .toList();
        for (Precision precision : context.precisions()) {
            List<RuleTimes> measured = new ArrayList<>();
            needs.forEach(need -> measured.add(new RuleTimes(need, precision)));
            if (context.c() instanceof CCompiler.Missing missing) {
                measured.forEach(m -> lines.addAll(m.notRun(missing.why())));
                continue;
            }
            measured.forEach(m -> m.attempt(m::requireSameBitsInC));
            rounds(context, measured, RuleTimes.BOTH, context.quick() ? 1 : 3);
            if (!context.quick()) {
                for (int size : RuleTimes.BOTH) {
                    rounds(
                            context,
                            measured.stream().filter(m -> m.isNear(size)).toList(),
                            new int[] {size},
                            4);
                }
            }
            measured.forEach(m -> lines.addAll(m.lines()));
        }
        return lines;
    }

    private static void rounds(Context context, List<RuleTimes> measured, int[] sizes, int rounds) {
        measured.stream()
                .filter(m -> m.need().twin().isPresent())
                .forEach(m -> m.attempt(() -> m.againstTwin(context, sizes, rounds)));
        Map<Traffic.Form, List<RuleTimes>> groups = measured.stream()
                .filter(m -> m.need().twin().isEmpty())
                .collect(Collectors.groupingBy(m -> m.need().traffic(), LinkedHashMap::new, Collectors.toList()));
        for (List<RuleTimes> group : groups.values()) {
            for (int round = 0; round < rounds; round++) {
                // ours, floor, ours: so each has a floor beside it
                for (int i = 0; i < group.size(); i += 2) {
                    RuleTimes first = group.get(i);
                    Optional<RuleTimes> second =
                            i + 1 < group.size() ? Optional.of(group.get(i + 1)) : Optional.empty();
                    first.attempt(() -> {
                        double[] before = first.ours(context, sizes);
                        double[] floor = first.floor(context, sizes);
                        first.add(before, floor, context, sizes);
                        second.ifPresent(m -> m.attempt(() -> m.add(m.ours(context, sizes), floor, context, sizes)));
                    });
                }
            }
        }
    }
}
