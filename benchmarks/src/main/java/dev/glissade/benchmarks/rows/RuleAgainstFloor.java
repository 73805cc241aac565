package dev.glissade.benchmarks.rows;

import dev.glissade.benchmarks.c.CCompiler;
import dev.glissade.benchmarks.floor.Need;
import dev.glissade.benchmarks.floor.Needs;
import dev.glissade.benchmarks.measure.ForkFailedException;
import dev.glissade.benchmarks.measure.ForkLength;
import dev.glissade.benchmarks.measure.Spread;
import dev.glissade.benchmarks.measure.WorkSpec;
import dev.glissade.benchmarks.report.Bar;
import dev.glissade.benchmarks.report.Line;
import dev.glissade.benchmarks.work.CoreUnit;
import dev.glissade.benchmarks.work.RuleInC;
import dev.glissade.benchmarks.work.RuleStep;
import dev.glissade.benchmarks.work.Traffic;
import dev.glissade.benchmarks.work.Twin;
import dev.glissade.benchmarks.work.TwinInC;
import dev.glissade.spi.Precision;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Every rule against its own floor: the larger of the traffic that its streams need at that size and of the divisions and roots
 * that its formula needs, each measured in C in a JVM right before or after. Rules of the same traffic share those. For some rules
 * the same step is measured in C as well, which says how much of the distance the formula itself takes.
 */
public final class RuleAgainstFloor implements Row {
    private static final Bar BAR = Bar.ratio(0.85);

    /** Within this of the bar a rule gets more pairs. */
    private static final double NEAR = 0.06;

    private static final int[] SIZES = {1_000_000, 16_000_000};

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
            List<Measured> measured = new ArrayList<>();
            needs.forEach(need -> measured.add(new Measured(need, precision)));
            if (context.c() instanceof CCompiler.Missing missing) {
                measured.forEach(m -> lines.addAll(m.notRun(missing.why())));
                continue;
            }
            measured.forEach(m -> m.attempt(m::requireSameBitsInC));
            rounds(context, measured, context.quick() ? 1 : 3);
            if (!context.quick()) {
                rounds(context, measured.stream().filter(Measured::near).toList(), 4);
            }
            measured.forEach(m -> lines.addAll(m.lines()));
        }
        return lines;
    }

    private static void rounds(Context context, List<Measured> measured, int rounds) {
        measured.stream()
                .filter(m -> m.need.twin().isPresent())
                .forEach(m -> m.attempt(() -> m.againstTwin(context, rounds)));
        Map<Traffic.Form, List<Measured>> groups = measured.stream()
                .filter(m -> m.need.twin().isEmpty())
                .collect(Collectors.groupingBy(m -> m.need.traffic(), LinkedHashMap::new, Collectors.toList()));
        for (List<Measured> group : groups.values()) {
            for (int round = 0; round < rounds; round++) {
                // ours, floor, ours: so each has a floor beside it
                for (int i = 0; i < group.size(); i += 2) {
                    Measured first = group.get(i);
                    Optional<Measured> second = i + 1 < group.size() ? Optional.of(group.get(i + 1)) : Optional.empty();
                    first.attempt(() -> {
                        double[] before = first.ours(context);
                        double[] floor = first.floor(context);
                        first.add(before, floor, context);
                        second.ifPresent(m -> m.attempt(() -> m.add(m.ours(context), floor, context)));
                    });
                }
            }
        }
    }

    /** A rule in one precision, and what has been measured of it. */
    private static final class Measured {
        private final Need need;
        private final Precision precision;
        private final List<double[]> ours = new ArrayList<>();
        private final List<double[]> floors = new ArrayList<>();
        private final List<double[]> inC = new ArrayList<>();

        private Optional<String> failure = Optional.empty();

        Measured(Need need, Precision precision) {
            this.need = need;
            this.precision = precision;
        }

        /** Does some work; if it fails the rule counts as not run, and the others go on. */
        void attempt(Runnable work) {
            try {
                work.run();
            } catch (ForkFailedException | IllegalStateException e) {
                failure = Optional.of(String.valueOf(e.getMessage()));
            }
        }

        private ForkLength length(Context context) {
            if (need.twin().isPresent()) {
                return context.quick() ? ForkLength.SLOW_QUICK : ForkLength.SLOW;
            }
            return context.quick() ? ForkLength.QUICK : ForkLength.SHORT;
        }

        /** Nanoseconds per step at each size. */
        double[] ours(Context context) {
            return context.forks()
                    .measure(
                            length(context),
                            RuleStep.of(need.rule(), precision, SIZES[0], 1),
                            RuleStep.of(need.rule(), precision, SIZES[1], 1));
        }

        /** The traffic at each size, then one division and one root per element. */
        double[] floor(Context context) {
            return context.forks()
                    .measure(
                            length(context),
                            Traffic.of(need.traffic(), precision, SIZES[0], 1),
                            Traffic.of(need.traffic(), precision, SIZES[1], 1),
                            CoreUnit.divisions(precision),
                            CoreUnit.roots(precision));
        }

        void add(double[] step, double[] floor, Context context) {
            double unit = (need.divisions() * floor[2] + need.roots() * floor[3]) / CoreUnit.RESULTS;
            ours.add(step);
            floors.add(new double[] {Math.max(floor[0], unit * SIZES[0]), Math.max(floor[1], unit * SIZES[1])});
            List<WorkSpec> loops = loopsInC();
            if (!loops.isEmpty()) {
                inC.add(context.forks().measure(length(context), loops.toArray(WorkSpec[]::new)));
            }
        }

        void requireSameBitsInC() {
            if (!loopsInC().isEmpty()) {
                Twin.requireRuleEqual(need.rule(), precision);
            }
        }

        /** The same step in C at each size; empty if nobody wrote one. */
        private List<WorkSpec> loopsInC() {
            return Arrays.stream(SIZES)
                    .mapToObj(size -> RuleInC.of(need.rule(), precision, size))
                    .flatMap(Optional::stream)
                    .toList();
        }

        void againstTwin(Context context, int rounds) {
            String twin = need.twin().orElseThrow();
            Twin.requireNear(need.rule(), twin, precision);
            for (int round = 0; round < rounds; round++) {
                ours.add(ours(context));
                floors.add(context.forks().measure(length(context), inC(twin, 0), inC(twin, 1)));
            }
        }

        private WorkSpec inC(String twin, int size) {
            return TwinInC.of(twin, precision, SIZES[size]);
        }

        private Spread ratio(int size) {
            double[] ratios = new double[ours.size()];
            for (int i = 0; i < ratios.length; i++) {
                ratios[i] = floors.get(i)[size] / ours.get(i)[size];
            }
            return Spread.of(ratios);
        }

        boolean near() {
            return failure.isEmpty() && !ours.isEmpty() && (isNear(0) || isNear(1));
        }

        private boolean isNear(int size) {
            return Math.abs(ratio(size).median() - BAR.value()) < NEAR;
        }

        List<Line> lines() {
            if (failure.isPresent() || ours.isEmpty()) {
                return notRun(failure.orElse("the rule beside it, whose floor it shares, failed"));
            }
            List<Line> lines = new ArrayList<>();
            for (int size = 0; size < SIZES.length; size++) {
                int s = size;
                double mine = perElement(ours, s);
                double floor = perElement(floors, s);
                String note = String.format(
                        Locale.ROOT,
                        "%.3f against %.3f ns per element, %s",
                        mine,
                        floor,
                        need.twin().isPresent() ? "C of the same arithmetic" : needs());
                if (!inC.isEmpty()) {
                    double c = perElement(inC, s);
                    note += String.format(
                            Locale.ROOT, "; C of the same arithmetic takes %.3f, %.2f of the floor", c, floor / c);
                }
                lines.add(Line.of(what(s), BAR, ratio(s), note));
            }
            return lines;
        }

        private static double perElement(List<double[]> times, int size) {
            return Spread.of(times.stream().mapToDouble(t -> t[size]).toArray()).median() / SIZES[size];
        }

        List<Line> notRun(String why) {
            return List.of(Line.notRun(what(0), BAR, why), Line.notRun(what(1), BAR, why));
        }

        private String needs() {
            return String.format(
                    Locale.ROOT,
                    "%.0f bytes, %d divisions, %d roots",
                    need.traffic().bytes(precision),
                    need.divisions(),
                    need.roots());
        }

        private String what(int size) {
            return need.rule() + ", " + Words.elements(SIZES[size]) + " "
                    + precision.name().toLowerCase(Locale.ROOT);
        }
    }
}
