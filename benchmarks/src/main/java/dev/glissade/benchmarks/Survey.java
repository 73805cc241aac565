package dev.glissade.benchmarks;

import dev.glissade.benchmarks.floor.Need;
import dev.glissade.benchmarks.floor.Needs;
import dev.glissade.benchmarks.measure.ForkLength;
import dev.glissade.benchmarks.measure.Forks;
import dev.glissade.benchmarks.measure.WorkSpec;
import dev.glissade.benchmarks.report.Machine;
import dev.glissade.benchmarks.work.RuleStep;
import dev.glissade.spi.Precision;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Prints what each rule takes: nanoseconds per parameter at four sizes in both precisions, the bytes that its formula moves for a
 * parameter, and the bytes per second that are moved at the largest size. One JVM serves a rule in one precision.
 */
@Command(
        name = "survey",
        mixinStandardHelpOptions = true,
        description = "Nanoseconds per parameter, bytes and GB/s of every rule, 1 thread.")
public final class Survey implements Callable<Integer> {
    private static final int[] SIZES = {1_000, 10_000, 1_000_000, 16_000_000};

    @Option(names = "--rules", split = ",", description = "The rules, such as adam,lamb; all if not given.")
    private Set<String> rules = Set.of();

    @Option(names = "--into", defaultValue = "benchmarks/target/table", description = "The folder that gets survey.md.")
    private Path into = Path.of("");

    private final PrintStream out = System.out;

    /** Runs it. */
    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Survey()).execute(arguments));
    }

    @Override
    public Integer call() throws IOException {
        var text = new StringBuilder();
        Machine.describe()
                .forEach((name, value) -> text.append("- ")
                        .append(name)
                        .append(": ")
                        .append(value)
                        .append('\n'));
        text.append("\n| rule | precision | bytes | ns at 1e3 | 1e4 | 1e6 | 16M | GB/s at 16M |\n");
        text.append("|---|---|---|---|---|---|---|---|\n");
        out.print(text);
        Forks forks = new Forks(Map.of());
        for (Need need : Needs.all()) {
            if (rules.isEmpty() || rules.contains(need.rule())) {
                for (Precision precision : Precision.values()) {
                    String line = line(forks, need, precision);
                    out.print(line);
                    text.append(line);
                }
            }
        }
        Files.createDirectories(into);
        Files.writeString(into.resolve("survey.md"), text);
        return 0;
    }

    private static String line(Forks forks, Need need, Precision precision) {
        WorkSpec[] works = Arrays.stream(SIZES)
                .mapToObj(size -> RuleStep.of(need.rule(), precision, size, 1))
                .toArray(WorkSpec[]::new);
        double[] step = forks.measure(need.twin().isPresent() ? ForkLength.SLOW : ForkLength.SHORT, works);
        double bytes = need.traffic().bytes(precision);
        return String.format(
                Locale.ROOT,
                "| %s | %s | %.0f | %.3f | %.3f | %.3f | %.3f | %.1f |%n",
                need.rule(),
                precision.name().toLowerCase(Locale.ROOT),
                bytes,
                step[0] / SIZES[0],
                step[1] / SIZES[1],
                step[2] / SIZES[2],
                step[3] / SIZES[3],
                bytes * SIZES[3] / step[3]);
    }
}
