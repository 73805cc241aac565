package dev.glissade.benchmarks;

import dev.glissade.benchmarks.report.Machine;
import dev.glissade.benchmarks.train.Contest;
import dev.glissade.benchmarks.train.Race;
import dev.glissade.benchmarks.train.RaceTable;
import dev.glissade.reproductions.BadFiles;
import dev.glissade.reproductions.Mnist;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Time to an accuracy on MNIST, against the trainers of other libraries; prints the table. */
@Command(
        name = "training-speed",
        mixinStandardHelpOptions = true,
        description = "Trains on MNIST to an accuracy with all libraries in turn, each time in a fresh JVM.")
public final class TrainingSpeed implements Callable<Integer> {
    @Spec
    private CommandSpec command = CommandSpec.create();

    @Option(names = "--data", defaultValue = "benchmarks/target/mnist", description = "MNIST (${DEFAULT-VALUE})")
    private Path data = Path.of("");

    @Option(names = "--rounds", defaultValue = "5", description = "how often each trains (${DEFAULT-VALUE})")
    private int rounds;

    @Option(names = "--contests", split = ",", description = "softmax, rows, network; all if not given")
    private List<String> contests = List.of();

    @Option(
            names = "--into",
            defaultValue = "benchmarks/target/training-speed.md",
            description = "a file for the table (${DEFAULT-VALUE})")
    private Path into = Path.of("");

    private final PrintStream out = System.out;

    /** Runs it. */
    public static void main(String[] arguments) {
        System.exit(new CommandLine(new TrainingSpeed())
                .setExecutionExceptionHandler(new BadFiles())
                .execute(arguments));
    }

    @Override
    public Integer call() throws IOException {
        if (rounds < 1) {
            throw new ParameterException(command.commandLine(), "--rounds is " + rounds + "; it takes one at least");
        }
        List<Contest> chosen = chosen();
        Mnist.read(data, out);
        List<RaceTable> tables = new ArrayList<>();
        for (Contest contest : chosen) {
            tables.add(new Race(contest, data, out).run(rounds));
        }
        StringBuilder text = new StringBuilder();
        Machine.describe()
                .forEach((name, value) -> text.append("- ")
                        .append(name)
                        .append(": ")
                        .append(value)
                        .append('\n'));
        tables.forEach(table -> text.append('\n').append(table.markdown()));
        Files.createDirectories(into.toAbsolutePath().getParent());
        Files.writeString(into, text);
        out.println();
        out.print(text);
        return 0;
    }

    private List<Contest> chosen() {
        try {
            return contests.isEmpty()
                    ? Arrays.asList(Contest.values())
                    : contests.stream().map(Contest::named).toList();
        } catch (IllegalArgumentException e) {
            throw new ParameterException(command.commandLine(), e.getMessage());
        }
    }
}
