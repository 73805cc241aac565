package dev.glissade.benchmarks.rows;

import dev.glissade.benchmarks.floor.Need;
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
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A rule in one precision, and the times that were measured of it and of its floor at each size. */
final class RuleTimes {
    private static final Bar BAR = Bar.ratio(0.85);

    /** Within this of the bar a rule gets more pairs. */
    private static final double NEAR = 0.04;

    private static final int[] SIZES = {1_000_000, 16_000_000};

    /** The numbers of all sizes. */
    static final int[] BOTH = {0, 1};

    private final Need need;
    private final Precision precision;
    private final List<Size> sizes = Arrays.stream(SIZES).mapToObj(Size::new).toList();
    private Optional<String> failure = Optional.empty();

    /** What was measured at a size, in nanoseconds per step; those of a pair stand at the same place. */
    private static final class Size {
        private final int elements;
        private final List<Double> ours = new ArrayList<>();
        private final List<Double> floors = new ArrayList<>();
        private final List<Double> inC = new ArrayList<>();

        Size(int elements) {
            this.elements = elements;
        }

        Spread ratio() {
            return Spread.of(IntStream.range(0, ours.size())
                    .mapToDouble(i -> floors.get(i) / ours.get(i))
                    .toArray());
        }

        double perElement(List<Double> times) {
            return Spread.of(times.stream().mapToDouble(t -> t).toArray()).median() / elements;
        }
    }

    RuleTimes(Need need, Precision precision) {
        this.need = need;
        this.precision = precision;
    }

    Need need() {
        return need;
    }

    /** Does some work; if it fails the rule counts as not run, and the others go on. */
    void attempt(Runnable work) {
        try {
            work.run();
        } catch (ForkFailedException | IllegalStateException e) {
            failure = Optional.of(String.valueOf(e.getMessage()));
        }
    }

    /** Nanoseconds per step at each of the sizes. */
    double[] ours(Context context, int[] which) {
        return measure(context, which, elements -> RuleStep.of(need.rule(), precision, elements, 1));
    }

    /** The traffic at each of the sizes, then one division and one root per element. */
    double[] floor(Context context, int[] which) {
        Stream<WorkSpec> traffic =
                Arrays.stream(which).mapToObj(i -> Traffic.of(need.traffic(), precision, SIZES[i], 1));
        Stream<WorkSpec> units = Stream.of(CoreUnit.divisions(precision), CoreUnit.roots(precision));
        return context.forks()
                .measure(length(context), Stream.concat(traffic, units).toArray(WorkSpec[]::new));
    }

    /** Keeps a pair, and measures the step in C beside it where there is one. */
    void add(double[] step, double[] floor, Context context, int[] which) {
        double divisions = floor[which.length];
        double roots = floor[which.length + 1];
        double unit = (need.divisions() * divisions + need.roots() * roots) / CoreUnit.RESULTS;
        for (int i = 0; i < which.length; i++) {
            Size size = sizes.get(which[i]);
            size.ours.add(step[i]);
            size.floors.add(Math.max(floor[i], unit * size.elements));
        }
        if (hasLoopInC()) {
            double[] inC = measure(
                    context,
                    which,
                    elements -> RuleInC.of(need.rule(), precision, elements).orElseThrow());
            for (int i = 0; i < which.length; i++) {
                sizes.get(which[i]).inC.add(inC[i]);
            }
        }
    }

    void requireSameBitsInC() {
        if (hasLoopInC()) {
            Twin.requireRuleEqual(need.rule(), precision);
        }
    }

    private boolean hasLoopInC() {
        return RuleInC.of(need.rule(), precision, SIZES[0]).isPresent();
    }

    /** Measures pairs of a rule with functions and C of the same arithmetic. */
    void againstTwin(Context context, int[] which, int rounds) {
        String twin = need.twin().orElseThrow();
        Twin.requireNear(need.rule(), twin, precision);
        for (int round = 0; round < rounds; round++) {
            double[] step = ours(context, which);
            double[] c = measure(context, which, elements -> TwinInC.of(twin, precision, elements));
            for (int i = 0; i < which.length; i++) {
                Size size = sizes.get(which[i]);
                size.ours.add(step[i]);
                size.floors.add(c[i]);
            }
        }
    }

    private double[] measure(Context context, int[] which, IntFunction<WorkSpec> work) {
        return context.forks()
                .measure(
                        length(context),
                        Arrays.stream(which).map(i -> SIZES[i]).mapToObj(work).toArray(WorkSpec[]::new));
    }

    private ForkLength length(Context context) {
        if (need.twin().isPresent()) {
            return context.quick() ? ForkLength.SLOW_QUICK : ForkLength.SLOW;
        }
        return context.quick() ? ForkLength.QUICK : ForkLength.SHORT;
    }

    /** Whether the median is so near to the bar at a size that it takes more pairs to tell. */
    boolean isNear(int which) {
        Size size = sizes.get(which);
        return failure.isEmpty()
                && !size.ours.isEmpty()
                && Math.abs(size.ratio().median() - BAR.value()) < NEAR;
    }

    List<Line> lines() {
        if (failure.isPresent()) {
            return notRun(failure.get());
        }
        return sizes.stream().map(this::line).toList();
    }

    private Line line(Size size) {
        if (size.ours.isEmpty()) {
            return Line.notRun(what(size), BAR, "the rule beside it, whose floor it shares, failed");
        }
        double floor = size.perElement(size.floors);
        String note = String.format(
                Locale.ROOT,
                "%.3f against %.3f ns per element, %s",
                size.perElement(size.ours),
                floor,
                need.twin().isPresent() ? "C of the same arithmetic" : needs());
        if (!size.inC.isEmpty()) {
            double c = size.perElement(size.inC);
            note += String.format(
                    Locale.ROOT, "; C of the same arithmetic takes %.3f, %.2f of the floor", c, floor / c);
        }
        return Line.of(what(size), BAR, size.ratio(), note);
    }

    List<Line> notRun(String why) {
        return sizes.stream().map(size -> Line.notRun(what(size), BAR, why)).toList();
    }

    private String needs() {
        return String.format(
                Locale.ROOT,
                "%.0f bytes, %d divisions, %d roots",
                need.traffic().bytes(precision),
                need.divisions(),
                need.roots());
    }

    private String what(Size size) {
        return need.rule() + ", " + Words.elements(size.elements) + " "
                + precision.name().toLowerCase(Locale.ROOT);
    }
}
