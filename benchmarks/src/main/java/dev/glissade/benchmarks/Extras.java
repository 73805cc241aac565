package dev.glissade.benchmarks;

import dev.glissade.benchmarks.measure.ForkLength;
import dev.glissade.benchmarks.measure.Forks;
import dev.glissade.benchmarks.measure.Spread;
import dev.glissade.benchmarks.measure.WorkSpec;
import dev.glissade.benchmarks.report.Machine;
import dev.glissade.benchmarks.work.ExtraStep;
import dev.glissade.benchmarks.work.ExtraStep.Extra;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/**
 * Prints what clipping, scaling, checking, setting to 0 and telemetry cost beside a step: nanoseconds per parameter in float, one
 * thread, at three sizes, and how many times those of the step without. Both in turn, each in fresh JVMs, three times.
 */
@Command(
        name = "extras",
        mixinStandardHelpOptions = true,
        description = "What do clipping, scaling, checking, setting to 0 and telemetry cost beside a step?")
public final class Extras implements Runnable {
    private static final int[] SIZES = {10_000, 1_000_000, 16_000_000};
    private static final int PAIRS = 3;

    /** Runs it; takes no options but {@code --help}. */
    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Extras()).execute(arguments));
    }

    @Override
    public void run() {
        Machine.describe().forEach((name, value) -> System.out.println("- " + name + ": " + value));
        System.out.println("\n| beside `adagrad` | ns at 1e4 | 1e6 | 16M | times the step alone | | |");
        System.out.println("|---|---|---|---|---|---|---|");
        Forks forks = new Forks(Map.of());
        for (Extra extra : Extra.values()) {
            double[][] with = new double[PAIRS][];
            double[][] without = new double[PAIRS][];
            for (int pair = 0; pair < PAIRS; pair++) {
                without[pair] = forks.measure(ForkLength.SHORT, works(Extra.NONE));
                with[pair] = forks.measure(ForkLength.SHORT, works(extra));
            }
            System.out.printf(
                    Locale.ROOT,
                    "| %s | %.3f | %.3f | %.3f | %.2f | %.2f | %.2f |%n",
                    extra.words(),
                    nanoseconds(with, 0),
                    nanoseconds(with, 1),
                    nanoseconds(with, 2),
                    times(with, without, 0),
                    times(with, without, 1),
                    times(with, without, 2));
        }
    }

    private static WorkSpec[] works(Extra extra) {
        return Arrays.stream(SIZES).mapToObj(size -> ExtraStep.of(extra, size)).toArray(WorkSpec[]::new);
    }

    private static double nanoseconds(double[][] pairs, int size) {
        return Spread.of(Arrays.stream(pairs).mapToDouble(pair -> pair[size]).toArray())
                        .median()
                / SIZES[size];
    }

    private static double times(double[][] with, double[][] without, int size) {
        return Spread.of(IntStream.range(0, PAIRS)
                        .mapToDouble(pair -> with[pair][size] / without[pair][size])
                        .toArray())
                .median();
    }
}
