package dev.glissade.benchmarks;

import dev.glissade.benchmarks.measure.ForkLength;
import dev.glissade.benchmarks.measure.Forks;
import dev.glissade.benchmarks.measure.WorkSpec;
import dev.glissade.benchmarks.work.LoopStep;
import dev.glissade.compiler.function.Vectorisation;
import dev.glissade.compiler.function.Vectorisation.Jdk;
import dev.glissade.spi.Precision;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Holds the compiler's table of what is vectorised to the JVM that runs this: each line is measured with vector instructions and
 * without ({@code -XX:-UseSuperWord}), and is vectorised if they make a difference. Takes about two minutes.
 */
@Command(name = "loops", mixinStandardHelpOptions = true, description = "Is the table of what is vectorised right?")
public final class Loops implements Callable<Integer> {
    /** A loop is vectorised if its time is at most this part of what it takes without vector instructions. */
    private static final double MOST = 0.7;

    /** A line that seems to be wrong gets a second look, and a third. */
    private static final int MOST_LOOKS = 3;

    private static final ForkLength LENGTH = new ForkLength(8, 5, 25);

    @Option(names = "--lines", split = ",", description = "Only these lines of the table.")
    private List<Vectorisation> lines = List.of(Vectorisation.values());

    private final PrintStream out = System.out;
    private final Forks forks = new Forks(Map.of());
    private boolean wrong;

    /** Runs it: 0 if the table is right, 1 if a line is wrong. */
    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Loops()).execute(arguments));
    }

    @Override
    public Integer call() {
        Jdk jdk = Jdk.of(Runtime.version().feature());
        out.printf(
                Locale.ROOT,
                "loops: JDK %d, the table for %d; ns per element with and without vector instructions%n",
                Runtime.version().feature(),
                jdk.feature());
        for (Vectorisation line : lines) {
            measure(line, Precision.FLOAT, line.inFloat(jdk));
            measure(line, Precision.DOUBLE, line.inDouble(jdk));
        }
        out.println(wrong ? "loops: the table is WRONG" : "loops: the table is right");
        return wrong ? 1 : 0;
    }

    private void measure(Vectorisation line, Precision precision, boolean expected) {
        WorkSpec work = LoopStep.of(line, precision);
        double with = Double.POSITIVE_INFINITY;
        double without = Double.POSITIVE_INFINITY;
        boolean vectorised = !expected;
        // what disturbs a measurement makes it longer, never shorter
        for (int look = 0; look < MOST_LOOKS && vectorised != expected; look++) {
            with = Math.min(with, forks.measure(LENGTH, work)[0]);
            without = Math.min(without, forks.measure(LENGTH, List.of("-XX:-UseSuperWord"), work)[0]);
            vectorised = with <= MOST * without;
        }
        wrong |= vectorised != expected;
        out.printf(
                Locale.ROOT,
                "loops: %-34s %-6s %7.3f %7.3f  %s%s%n",
                line.label(),
                precision.name().toLowerCase(Locale.ROOT),
                with / LoopStep.ELEMENTS,
                without / LoopStep.ELEMENTS,
                vectorised ? "vectorised" : "one at a time",
                vectorised == expected ? "" : ": the table says otherwise");
    }
}
