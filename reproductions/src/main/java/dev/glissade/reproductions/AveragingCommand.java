package dev.glissade.reproductions;

import dev.glissade.plots.Curve;
import dev.glissade.plots.LinePlot;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * Polyak &amp; Juditsky (SIAM J. Control Optim. 30, 1992): with steps that shrink more slowly than 1/t, or on a linear problem not at all,
 * the mean of all points comes as near as any method can, which the last point does not.
 */
@Command(
        name = "averaging",
        mixinStandardHelpOptions = true,
        description =
                "The mean of all points of SGD against the last one, beside the least error that Polyak & Juditsky prove.")
final class AveragingCommand implements Callable<Integer> {
    private static final int SEEDS = 50;
    private static final int MOST_DECADES = 9;
    private static final int MARKS_IN_A_DECADE = 4;
    private static final List<Averaging> RATES = List.of(
            new Averaging("0.5", 0.5, 0),
            new Averaging("t^(-1/2)", 1, 0.5),
            new Averaging("t^(-2/3)", 1, 2.0 / 3),
            new Averaging("1/t", 1, 1));

    @Option(names = "--seeds", defaultValue = "" + SEEDS, description = "from seed 1 (${DEFAULT-VALUE})")
    private int seeds;

    @Option(names = "--decades", defaultValue = "5", description = "10 to this many steps (${DEFAULT-VALUE})")
    private int decades;

    @Option(
            names = "--pictures",
            defaultValue = "reproductions/target/averaging",
            description = "where they go (${DEFAULT-VALUE})")
    private Path pictures = Path.of("");

    @Spec
    private CommandSpec command = CommandSpec.create();

    private final PrintStream out;

    AveragingCommand(PrintStream out) {
        this.out = out;
    }

    @Override
    public Integer call() throws IOException {
        Counts.atLeastOne(command, "--seeds", seeds);
        Counts.between(command, "--decades", decades, 1, MOST_DECADES);
        long[] at = IntStream.rangeClosed(MARKS_IN_A_DECADE, decades * MARKS_IN_A_DECADE)
                .mapToLong(i -> Math.round(Math.pow(10, i / (double) MARKS_IN_A_DECADE)))
                .toArray();
        double[] x = Arrays.stream(at).asDoubleStream().toArray();
        out.printf(
                Locale.ROOT,
                "squared distance times t, mean of %d seeds, as a multiple of the least possible (%.2f)%n",
                seeds,
                Averaging.least());
        out.printf("%-10s %-8s", "rate", "");
        shown(at).forEach(i -> out.printf("%12s", "t = " + at[i]));
        out.println();
        LinePlot plot = LinePlot.titled("SGD with noise: the last point and the mean of all")
                .x("step")
                .logX()
                .y("squared distance, mean of " + seeds + " seeds")
                .logY();
        for (Averaging rate : RATES) {
            List<List<Averaging.Distances>> runs = LongStream.rangeClosed(1, seeds)
                    .mapToObj(seed -> rate.run(seed, at))
                    .toList();
            double[] last = mean(runs, Averaging.Distances::last);
            double[] average = mean(runs, Averaging.Distances::average);
            print(rate.name(), "last", at, last);
            print("", "average", at, average);
            if (rate.isCovered()) {
                plot.add(Curve.of(rate.name() + ", last", x, last));
                plot.add(Curve.of(rate.name() + ", average", x, average));
            }
        }
        plot.add(Curve.of(
                "least possible",
                x,
                Arrays.stream(x).map(t -> Averaging.least() / t).toArray()));
        out.println("proved: averages come to 1 with all rates but 1/t; last points grow by t times the rate");
        Pictures.draw(plot, pictures, "averaging", out);
        return 0;
    }

    private static double[] mean(List<List<Averaging.Distances>> runs, ToDoubleFunction<Averaging.Distances> which) {
        return Runs.mean(runs.stream()
                .map(run -> run.stream().mapToDouble(which).toArray())
                .toList());
    }

    /** The places of 100, 1000, ... */
    private static IntStream shown(long[] at) {
        return IntStream.range(0, at.length).filter(i -> i % MARKS_IN_A_DECADE == 0);
    }

    private void print(String rate, String point, long[] at, double[] squares) {
        out.printf("%-10s %-8s", rate, point);
        shown(at).forEach(i -> out.printf(Locale.ROOT, "%12.3f", squares[i] * at[i] / Averaging.least()));
        out.println();
    }
}
