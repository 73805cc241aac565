package dev.glissade.benchmarks;

import dev.glissade.benchmarks.c.CCompiler;
import dev.glissade.benchmarks.measure.ForkFailedException;
import dev.glissade.benchmarks.report.Bar;
import dev.glissade.benchmarks.report.Line;
import dev.glissade.benchmarks.report.Machine;
import dev.glissade.benchmarks.report.Outcome;
import dev.glissade.benchmarks.report.Report;
import dev.glissade.benchmarks.report.Verdict;
import dev.glissade.benchmarks.rows.Context;
import dev.glissade.benchmarks.rows.Row;
import dev.glissade.benchmarks.rows.Rows;
import dev.glissade.spi.Precision;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Measures what must hold and prints the table. Exits with 0 whether or not it holds: the table says that. */
@Command(
        name = "table",
        mixinStandardHelpOptions = true,
        description = "Measures the rows of the table of speeds, in fresh JVMs of the JDK that runs this.")
public final class Table implements Callable<Integer> {
    @Option(
            names = "--quick",
            description = "One short pair of each, in floats: within ten minutes, for a first impression.")
    private boolean quick;

    @Option(names = "--rows", split = ",", description = "The rows to measure, such as 1,3,4; all if not given.")
    private Set<Integer> rows = Set.of();

    @Option(names = "--rules", split = ",", description = "The rules of row 4, such as adam,lamb; all if not given.")
    private Set<String> rules = Set.of();

    @Option(
            names = "--precisions",
            split = ",",
            description = "FLOAT or DOUBLE; if not given, both, or in the quick form floats.")
    private Set<Precision> precisions = Set.of();

    @Option(
            names = "--vectors",
            description = "Start all JVMs with jdk.incubator.vector; otherwise only those of row 9.")
    private boolean vectors;

    @Option(names = "--compiler", defaultValue = "gcc", description = "The C compiler.")
    private String compiler = "gcc";

    @Option(
            names = "--into",
            defaultValue = "benchmarks/target/table",
            description = "The folder that gets table.md and table.csv.")
    private Path into = Path.of("");

    private final PrintStream out = System.out;

    /** Runs it. */
    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Table()).execute(arguments));
    }

    @Override
    public Integer call() throws IOException {
        long start = System.nanoTime();
        Context context = Bench.open(into, compiler, quick, vectors)
                .only(rules, quick && precisions.isEmpty() ? Set.of(Precision.FLOAT) : precisions);
        List<Outcome> outcomes = new ArrayList<>();
        for (Row row : Rows.all()) {
            if (rows.isEmpty() || rows.contains(row.number())) {
                long begin = System.nanoTime();
                Outcome outcome = measure(row, context);
                outcomes.add(outcome);
                out.printf(
                        Locale.ROOT,
                        "row %d, %s: %s (%.0f s)%n",
                        row.number(),
                        row.title(),
                        outcome.verdict(),
                        seconds(begin));
                outcome.lines().forEach(line -> out.println("  " + print(line)));
                // what was measured is kept if the program is stopped later
                write(report(context, outcomes, start));
            }
        }
        Report report = report(context, outcomes, start);
        write(report);
        out.println();
        out.println(report.markdown());
        return 0;
    }

    private void write(Report report) throws IOException {
        Files.writeString(into.resolve("table.md"), report.markdown());
        Files.writeString(into.resolve("table.csv"), report.csv());
    }

    private Report report(Context context, List<Outcome> outcomes, long start) {
        Map<String, String> facts = new LinkedHashMap<>(Machine.describe());
        if (context.c() instanceof CCompiler.Compiled compiled) {
            facts.put("C", compiled.compiler() + " " + String.join(" ", CCompiler.FLAGS));
        }
        facts.put(
                "forks",
                context.forks().flags().stream()
                        .filter(flag -> !flag.startsWith("-D"))
                        .collect(Collectors.joining(" ")));
        facts.put("length", quick ? "quick" : "full");
        facts.put("took", String.format(Locale.ROOT, "%.0f s", seconds(start)));
        return new Report(facts, List.copyOf(outcomes));
    }

    private static Outcome measure(Row row, Context context) {
        try {
            return new Outcome(row.number(), row.title(), row.run(context));
        } catch (ForkFailedException | IllegalStateException e) {
            return new Outcome(
                    row.number(),
                    row.title(),
                    List.of(Line.notRun("all", Bar.ratio(0), String.valueOf(e.getMessage()))));
        }
    }

    private static String print(Line line) {
        if (line.verdict() == Verdict.NOT_RUN) {
            return line.what() + ": not run: " + line.note();
        }
        return line.measured()
                .map(m -> String.format(
                        Locale.ROOT,
                        "%s: %.3g (%.3g to %.3g) %s: %s; %s",
                        line.what(),
                        m.median(),
                        m.lower(),
                        m.upper(),
                        line.bar(),
                        line.verdict(),
                        line.note()))
                .orElse("");
    }

    private static double seconds(long since) {
        return (System.nanoTime() - since) * 1e-9;
    }
}
