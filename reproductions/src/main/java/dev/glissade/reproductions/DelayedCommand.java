package dev.glissade.reproductions;

import dev.glissade.plots.Curve;
import dev.glissade.plots.LinePlot;
import java.io.IOException;
import java.io.PrintStream;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * McMahan &amp; Streeter (NIPS 2014): Adagrad and AdaptiveRevision with gradients that arrive late. Their data are others; here it is
 * softmax regression on MNIST, a row a step, every gradient late by the same number of steps, and the loss of each row before it is
 * learnt from.
 */
@Command(
        name = "delayed",
        mixinStandardHelpOptions = true,
        description = "Adagrad and AdaptiveRevision with gradients that arrive late, as in McMahan & Streeter.")
final class DelayedCommand implements Callable<Integer> {
    private static final int[] DELAYS = {0, 10, 100, 1000};
    private static final double[] RATES = {1, 0.5, 0.2, 0.1, 0.05, 0.02, 0.01, 0.005, 0.002, 0.001};

    @Mixin
    private MnistOptions options = new MnistOptions();

    @Option(names = "--rows", defaultValue = "20000", description = "to learn from, once each (${DEFAULT-VALUE})")
    private int rows;

    private final PrintStream out;

    DelayedCommand(PrintStream out) {
        this.out = out;
    }

    @Override
    public Integer call() throws IOException {
        options.atLeastOne("--rows", rows);
        int seeds = options.seeds();
        Mnist.Parts digits = options.digits(out);
        int count = Math.min(rows, digits.train().size());
        Delayed delayed = new Delayed(digits.train());
        Runs runs = options.runs(digits, out);
        out.printf("mean loss of %d rows, each before it is learnt from; mean of seeds 1 to %d%n", count, seeds);
        out.printf("%-8s %26s %26s   %s%n", "delay", "adagrad (rate)", "adaptive_revision (rate)", "revision less");
        double[] adagrad = new double[DELAYS.length];
        double[] revision = new double[DELAYS.length];
        for (int i = 0; i < DELAYS.length; i++) {
            int delay = DELAYS[i];
            out.printf("%-8d", delay);
            adagrad[i] = mean(runs, delayed, Delayed.Rule.ADAGRAD, delay, count, seeds);
            revision[i] = mean(runs, delayed, Delayed.Rule.ADAPTIVE_REVISION, delay, count, seeds);
            double share = revision[i] / adagrad[i];
            // rounded before it is printed: never a zero with a sign
            out.printf(Locale.ROOT, "   %.1f%%%n", Math.round(1000 * (1 - share)) / 10.0);
        }
        double[] x = Arrays.stream(DELAYS).asDoubleStream().map(d -> d + 1).toArray();
        LinePlot plot = LinePlot.titled("Softmax regression on MNIST with late gradients")
                .x("delay in steps, plus 1")
                .logX()
                .y("mean loss before learning");
        plot.add(Curve.of("adagrad", x, adagrad)).add(Curve.of("adaptive_revision", x, revision));
        out.println("published: with delays of 1000 and more, AdaptiveRevision is significantly better");
        Pictures.draw(plot, options.folder(), "delayed", out);
        return 0;
    }

    /** Prints and gives the mean loss of all seeds at the best rate. */
    private double mean(Runs runs, Delayed delayed, Delayed.Rule rule, int delay, int count, int seeds) {
        double rate = bestRate(runs, delayed, rule, delay, count);
        double mean = IntStream.rangeClosed(1, seeds)
                .mapToDouble(seed -> loss(runs, delayed, rule, rate, delay, count, seed))
                .average()
                .orElseThrow();
        out.printf(" %26s", String.format(Locale.ROOT, "%.4f (%s)", mean, rate));
        return mean;
    }

    /** The rate with the least loss, of seed 1. */
    private static double bestRate(Runs runs, Delayed delayed, Delayed.Rule rule, int delay, int count) {
        double[] found = DoubleStream.of(RATES)
                .map(rate -> loss(runs, delayed, rule, rate, delay, count, 1))
                .toArray();
        int best = 0;
        for (int i = 1; i < found.length; i++) {
            best = found[i] < found[best] ? i : best;
        }
        return RATES[best];
    }

    private static double loss(
            Runs runs, Delayed delayed, Delayed.Rule rule, double rate, int delay, int count, int seed) {
        String name = rule.name().toLowerCase(Locale.ROOT) + "-" + rate + "-" + delay + "-" + count + "-" + seed;
        return runs.number(name, () -> delayed.loss(rule, rate, delay, count, seed));
    }
}
