package dev.glissade.benchmarks;

import dev.glissade.benchmarks.measure.ForkLength;
import dev.glissade.benchmarks.measure.Forks;
import dev.glissade.benchmarks.measure.WorkSpec;
import dev.glissade.benchmarks.report.Machine;
import dev.glissade.benchmarks.work.BufferLoop;
import dev.glissade.benchmarks.work.RuleStep;
import dev.glissade.benchmarks.work.RuleStep.Memory;
import dev.glissade.spi.Precision;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/**
 * Prints what a step over direct buffers takes against one over an arena, and against a plain loop over such buffers: nanoseconds
 * per parameter in float, one thread, at four sizes. One JVM serves a line.
 */
@Command(name = "off-heap", mixinStandardHelpOptions = true, description = "What does a step over direct buffers take?")
public final class OffHeap implements Runnable {
    private static final int[] SIZES = {1_000, 10_000, 1_000_000, 16_000_000};
    private static final List<String> RULES = List.of("sgd", "momentum", "adam");

    /** Runs it; takes no options but {@code --help}. */
    public static void main(String[] arguments) {
        System.exit(new CommandLine(new OffHeap()).execute(arguments));
    }

    @Override
    public void run() {
        Machine.describe().forEach((name, value) -> System.out.println("- " + name + ": " + value));
        System.out.println("\n| step | memory | ns at 1e3 | 1e4 | 1e6 | 16M |\n|---|---|---|---|---|---|");
        Forks forks = new Forks(Map.of());
        for (String rule : RULES) {
            for (Memory memory : Memory.values()) {
                print(
                        forks,
                        rule,
                        memory.name().toLowerCase(Locale.ROOT),
                        Arrays.stream(SIZES)
                                .mapToObj(size -> RuleStep.in(memory, rule, Precision.FLOAT, size))
                                .toArray(WorkSpec[]::new));
            }
        }
        print(
                forks,
                "plain loop of `sgd`",
                "buffers",
                Arrays.stream(SIZES).mapToObj(BufferLoop::of).toArray(WorkSpec[]::new));
    }

    private static void print(Forks forks, String step, String memory, WorkSpec[] works) {
        double[] nanoseconds = forks.measure(ForkLength.SHORT, works);
        System.out.printf(
                Locale.ROOT,
                "| %s | %s | %.3f | %.3f | %.3f | %.3f |%n",
                step,
                memory,
                nanoseconds[0] / SIZES[0],
                nanoseconds[1] / SIZES[1],
                nanoseconds[2] / SIZES[2],
                nanoseconds[3] / SIZES[3]);
    }
}
