package dev.glissade.benchmarks;

import dev.glissade.benchmarks.c.CCompiler;
import dev.glissade.benchmarks.floor.Need;
import dev.glissade.benchmarks.floor.Needs;
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
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * A rough row 4 for every build: no rule of the library may take more than three times its floor at 1e5 parameters, which a loop
 * that has lost its vector instructions does, and noise does not. A rule that seems to gets a second look.
 */
@Command(name = "smoke", mixinStandardHelpOptions = true, description = "Every rule within three times its floor.")
public final class Smoke implements Callable<Integer> {
    private static final int ELEMENTS = 100_000;
    private static final double MOST = 3;
    private static final List<Precision> PRECISIONS = List.of(Precision.FLOAT, Precision.DOUBLE);
    private static final ForkLength LENGTH = new ForkLength(3, 3, 30);

    @Option(names = "--compiler", defaultValue = "gcc", description = "The C compiler.")
    private String compiler = "gcc";

    @Option(names = "--into", defaultValue = "benchmarks/target/smoke", description = "The folder for the C library.")
    private Path into = Path.of("");

    private final PrintStream out = System.out;
    private final Map<WorkSpec, Double> known = new HashMap<>();

    /** Runs it: 0 if all is well or there is no C compiler, 1 if a rule is slow. */
    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Smoke()).execute(arguments));
    }

    @Override
    public Integer call() {
        Context context = Bench.open(into, compiler, true);
        if (context.c() instanceof CCompiler.Missing missing) {
            out.println("smoke: not run: " + missing.why());
            return 0;
        }
        List<String> slow = new ArrayList<>();
        for (Need need : Needs.all()) {
            double[] times = times(context, need);
            if (Arrays.stream(times).max().orElse(0) > MOST) {
                known.clear();
                double[] again = times(context, need);
                for (int i = 0; i < times.length; i++) {
                    times[i] = Math.min(times[i], again[i]);
                }
            }
            boolean late = Arrays.stream(times).max().orElse(0) > MOST;
            out.printf(
                    Locale.ROOT,
                    "smoke: %-24s %.2f times its floor in float, %.2f in double%s%n",
                    need.rule(),
                    times[0],
                    times[1],
                    late ? ": TOO SLOW" : "");
            if (late) {
                slow.add(need.rule());
            }
        }
        out.println(slow.isEmpty() ? "smoke: all within " + MOST : "smoke: slower than " + MOST + " times: " + slow);
        return slow.isEmpty() ? 0 : 1;
    }

    /** How many times its floor a rule takes, in each precision. */
    private double[] times(Context context, Need need) {
        double[] ours = context.forks()
                .measure(
                        LENGTH,
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
        return known.computeIfAbsent(baseline, b -> context.forks().measure(LENGTH, b)[0]);
    }
}
