package dev.glissade.reproductions;

import dev.glissade.Optimizers;
import dev.glissade.plots.Curve;
import dev.glissade.plots.LinePlot;
import dev.glissade.training.model.Activation;
import dev.glissade.training.model.Initialisation;
import dev.glissade.training.model.Network;
import dev.glissade.training.model.NetworkBuilder;
import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * Ioffe &amp; Szegedy (ICML 2015, arXiv:1502.03167), section 4.1 and figure 1a: three hidden layers of 100 sigmoids on MNIST, batches of
 * 60, weights that begin as small Gaussian numbers; with batch normalisation in each hidden layer and without. Rate and deviation
 * are not published.
 */
@Command(
        name = "batch-norm",
        mixinStandardHelpOptions = true,
        description = "A network of sigmoids on MNIST with and without batch normalisation, as Ioffe & Szegedy had it.")
final class BatchNormCommand implements Callable<Integer> {
    private static final double[] RATES = {0.01, 0.03, 0.1, 0.3, 1, 3, 10, 30, 100};
    private static final int BATCH = 60;
    private static final int LAYERS = 3;
    private static final int UNITS = 100;
    private static final double DEVIATION = 0.1;

    /** A rate is of use if a short run with it comes that near to the best of them. */
    private static final double USABLE = 0.9;

    @Mixin
    private MnistOptions options = new MnistOptions();

    @Option(names = "--epochs", defaultValue = "50", description = "of 1000 steps; the paper has ${DEFAULT-VALUE}")
    private int epochs;

    @Option(names = "--trial", defaultValue = "3", description = "epochs to judge a rate by (${DEFAULT-VALUE})")
    private int trial;

    @Option(names = "--rate", defaultValue = "0.1", description = "of both networks (${DEFAULT-VALUE})")
    private double rate;

    private final PrintStream out;

    BatchNormCommand(PrintStream out) {
        this.out = out;
    }

    @Override
    public Integer call() throws IOException {
        options.atLeastOne("--epochs", epochs);
        options.atLeastOne("--trial", trial);
        options.above0("--rate", rate);
        int seeds = options.seeds();
        Mnist.Parts digits = options.digits(out);
        Runs runs = options.runs(digits, out);
        double[] x = IntStream.rangeClosed(1, epochs).asDoubleStream().toArray();
        LinePlot plot = LinePlot.titled("Three layers of 100 sigmoids on MNIST, rate " + rate)
                .x("epoch")
                .y("test accuracy");
        int[] shown = Arrays.stream(new int[] {1, 5, 10, 20, epochs})
                .filter(e -> e <= epochs)
                .distinct()
                .toArray();
        out.printf("test accuracy, mean of seeds 1 to %d, after epoch", seeds);
        Arrays.stream(shown).forEach(epoch -> out.printf("%9d", epoch));
        out.println("   largest usable rate");
        for (boolean normal : new boolean[] {false, true}) {
            String name = normal ? "with batch normalisation" : "without";
            List<double[]> curves = new ArrayList<>();
            for (int seed = 1; seed <= seeds; seed++) {
                curves.add(accuracy(runs, digits, normal, rate, seed, epochs));
            }
            double[] mean = Runs.mean(curves);
            out.printf("%-48s", name);
            Arrays.stream(shown).forEach(epoch -> out.printf(Locale.ROOT, "%9.4f", mean[epoch - 1]));
            out.printf(Locale.ROOT, "   %s%n", largestRate(runs, digits, normal));
            plot.add(Curve.mean(name, x, curves));
        }
        out.println("published: higher accuracy with it at every step, and higher rates can be used");
        Pictures.draw(plot, options.folder(), "figure1a", out);
        return 0;
    }

    private double largestRate(Runs runs, Mnist.Parts digits, boolean normal) throws IOException {
        double[] reached = new double[RATES.length];
        for (int i = 0; i < RATES.length; i++) {
            reached[i] = accuracy(runs, digits, normal, RATES[i], 1, trial)[trial - 1];
        }
        double best = Arrays.stream(reached).max().orElseThrow();
        return IntStream.range(0, RATES.length)
                .filter(i -> reached[i] >= USABLE * best)
                .mapToDouble(i -> RATES[i])
                .max()
                .orElseThrow();
    }

    private double[] accuracy(Runs runs, Mnist.Parts digits, boolean normal, double lr, int seed, int count)
            throws IOException {
        NetworkBuilder layers = Network.inputs(digits.train().schema().inputs());
        for (int i = 0; i < LAYERS; i++) {
            layers.dense(UNITS, Initialisation.normal(DEVIATION));
            if (normal) {
                layers.batchNorm();
            }
            layers.activation(Activation.SIGMOID);
        }
        Network network = layers.softmax(digits.train().schema().classes().size());
        return runs.testAccuracy(
                (normal ? "with" : "without") + "-" + lr + "-" + seed + "-" + count,
                network,
                Optimizers.named("sgd").set("lr", lr),
                digits,
                BATCH,
                seed,
                count,
                0);
    }
}
