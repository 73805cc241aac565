package dev.glissade.benchmarks;

import dev.glissade.benchmarks.c.CCompiler;
import dev.glissade.benchmarks.floor.Need;
import dev.glissade.benchmarks.floor.Needs;
import dev.glissade.benchmarks.floor.SlowRules;
import dev.glissade.benchmarks.measure.ForkLength;
import dev.glissade.benchmarks.measure.WorkSpec;
import dev.glissade.benchmarks.rows.Context;
import dev.glissade.benchmarks.work.CoreUnit;
import dev.glissade.benchmarks.work.RuleStep;
import dev.glissade.benchmarks.work.Traffic;
import dev.glissade.benchmarks.work.TwinInC;
import dev.glissade.spi.Precision;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * A rough row 4 for every build: no rule of the library may take more than three times its floor at 1e5 parameters, which a loop
 * that has lost its vector instructions does, and noise does not. A rule that seems to is looked at up to four times more, for longer. Rules that are known to
 * be slower have bounds of their own, with the reason ({@link SlowRules}).
 */
@Command(
        name = "smoke",
        mixinStandardHelpOptions = true,
        description = "Every rule of the library within three times its floor.")
public final class Smoke implements Callable<Integer> {
    private static final int ELEMENTS = 100_000;
    private static final List<Precision> PRECISIONS = List.of(Precision.FLOAT, Precision.DOUBLE);
    private static final int LOOKS = 5;
    private static final ForkLength SHORT = new ForkLength(8, 3, 40);

    /** For a closer look: the JVM compiles some rules anew after their first step, and later than others. */
    private static final ForkLength LONG = new ForkLength(20, 3, 50);

    @Option(names = "--compiler", defaultValue = "gcc", description = "The C compiler.")
    private String compiler = "gcc";

    @Option(names = "--into", defaultValue = "benchmarks/target/smoke", description = "The folder for the C library.")
    private Path into = Path.of("");

    private final PrintStream out = System.out;
    private ForkLength length = SHORT;
    private final Map<WorkSpec, Double> floors = new HashMap<>();

    /** Runs it: 0 if all is well or there is no C compiler, 1 if a rule is slow. */
    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Smoke()).execute(arguments));
    }

    @Override
    public Integer call() {
        Context context = Bench.open(into, compiler, true, false);
        if (context.c() instanceof CCompiler.Missing missing) {
            out.println("smoke: not run: " + missing.why());
            return 0;
        }
        Map<String, SlowRules.Line> known = SlowRules.all();
        List<String> slow = new ArrayList<>();
        for (Need need : Needs.ofLibrary()) {
            Optional<SlowRules.Line> exception = Optional.ofNullable(known.get(need.rule()));
            double most = exception.map(SlowRules.Line::times).orElse(SlowRules.MOST);
            double[] times = times(context, need);
            for (int look = 1; look < LOOKS && worst(times) > most; look++) {
                length = LONG;
                floors.clear();
                double[] again = times(context, need);
                Arrays.setAll(times, i -> Math.min(times[i], again[i]));
            }
            length = SHORT;
            out.printf(
                    Locale.ROOT,
                    "smoke: %-24s %.2f times its floor in float, %.2f in double%s%n",
                    need.rule(),
                    times[0],
                    times[1],
                    worst(times) > most
                            ? ": TOO SLOW, the bound is " + most
                            : exception
                                    .map(e -> "; bound " + most + ": " + e.why())
                                    .orElse(""));
            if (worst(times) > most) {
                slow.add(need.rule());
            }
        }
        out.println(slow.isEmpty() ? "smoke: all within their bounds" : "smoke: too slow: " + slow);
        return slow.isEmpty() ? 0 : 1;
    }

    private static double worst(double[] times) {
        return Arrays.stream(times).max().orElse(0);
    }

    /** How many times its floor a rule takes, in each precision. */
    private double[] times(Context context, Need need) {
        double[] ours = context.forks()
                .measure(
                        length,
                        PRECISIONS.stream()
                                .map(p -> RuleStep.of(need.rule(), p, ELEMENTS, 1))
                                .toArray(WorkSpec[]::new));
        double[] times = new double[ours.length];
        for (int i = 0; i < times.length; i++) {
            times[i] = ours[i] / floor(context, need, PRECISIONS.get(i));
        }
        return times;
    }

    private double floor(Context context, Need need, Precision precision) {
        if (need.twin().isPresent()) {
            return known(context, TwinInC.of(need.twin().get(), precision, ELEMENTS));
        }
        double units = need.divisions() * known(context, CoreUnit.divisions(precision))
                + need.roots() * known(context, CoreUnit.roots(precision));
        return Math.max(
                known(context, Traffic.of(need.traffic(), precision, ELEMENTS, 1)),
                units * ELEMENTS / CoreUnit.RESULTS);
    }

    /** Rules share floors. */
    private double known(Context context, WorkSpec baseline) {
        return floors.computeIfAbsent(baseline, b -> context.forks().measure(length, b)[0]);
    }
}
