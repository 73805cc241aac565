package dev.glissade.reproductions;

import dev.glissade.OptimizerBuilder;
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
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * Neelakantan et al. (arXiv:1511.06807), the fully connected network: 20 layers of 50 ReLU units on MNIST, plain SGD, all weights normal
 * with one deviation whatever the layer's size, and noise of variance {@code eta/(1 + t)^0.55} on the gradient.
 */
@Command(
        name = "gradient-noise",
        mixinStandardHelpOptions = true,
        description =
                "A deep, badly initialised network on MNIST with and without noise on its gradient, as in Neelakantan et al.")
final class GradientNoiseCommand implements Callable<Integer> {
    private static final int LAYERS = 20;
    private static final int UNITS = 50;
    private static final int BATCH = 100;
    private static final int SEEDS = 20;
    private static final double GAMMA = 0.55;

    @Mixin
    private MnistOptions options = new MnistOptions();

    @Option(names = "--epochs", defaultValue = "4", description = "of each run (${DEFAULT-VALUE})")
    private int epochs;

    @Option(names = "--rate", defaultValue = "0.2", description = "of SGD (${DEFAULT-VALUE})")
    private double rate;

    @Option(names = "--deviation", defaultValue = "0.1", description = "of the first weights (${DEFAULT-VALUE})")
    private double deviation;

    @Option(names = "--eta", defaultValue = "0.01", description = "variance of the first noise (${DEFAULT-VALUE})")
    private double eta;

    @Option(names = "--clip", defaultValue = "10", description = "the largest norm of the gradient (${DEFAULT-VALUE})")
    private double clip;

    @Option(
            names = "--success",
            defaultValue = "0.5",
            description = "the test accuracy in the end that is a success (${DEFAULT-VALUE})")
    private double success;

    private final PrintStream out;

    GradientNoiseCommand(PrintStream out) {
        this.out = out;
    }

    @Override
    public Integer call() throws IOException {
        options.atLeastOne("--epochs", epochs);
        options.above0("--rate", rate);
        options.above0("--deviation", deviation);
        options.above0("--eta", eta);
        options.above0("--clip", clip);
        options.above0("--success", success);
        int seeds = options.seeds(SEEDS);
        Mnist.Parts digits = options.digits(out);
        Runs runs = options.runs(digits, out);
        double[] x = IntStream.rangeClosed(1, epochs).asDoubleStream().toArray();
        LinePlot plot = LinePlot.titled("20 layers of 50 ReLU units on MNIST, " + seeds + " seeds")
                .x("epoch")
                .y("share of seeds with a test accuracy of " + success)
                .yFrom(-0.02, 1.02);
        out.printf(
                Locale.ROOT,
                "success: a test accuracy of %s after %d epochs; rate %s, eta %s, clipped at %s%n",
                success,
                epochs,
                rate,
                eta,
                clip);
        for (boolean noisy : new boolean[] {false, true}) {
            String name = noisy ? "with noise" : "without noise";
            List<double[]> curves = new ArrayList<>();
            for (int seed = 1; seed <= seeds; seed++) {
                curves.add(accuracy(runs, digits, noisy, seed));
            }
            print(name, curves);
            plot.add(Curve.of(name, x, shares(curves)));
        }
        out.println("published: the noise lets such a network be trained with SGD from a poor start");
        Pictures.draw(plot, options.folder(), "success", out);
        return 0;
    }

    private void print(String name, List<double[]> curves) {
        double[] ends =
                curves.stream().mapToDouble(curve -> curve[epochs - 1]).sorted().toArray();
        long successes =
                curves.stream().filter(curve -> curve[epochs - 1] >= success).count();
        out.printf(
                Locale.ROOT,
                "%-14s %d of %d seeds; mean %.4f, best %.4f%n",
                name,
                successes,
                ends.length,
                Runs.mean(curves)[epochs - 1],
                ends[ends.length - 1]);
        out.println("  seeds 1 to " + ends.length + ": "
                + curves.stream()
                        .map(curve -> String.format(Locale.ROOT, "%.4f", curve[epochs - 1]))
                        .collect(Collectors.joining(" ")));
    }

    /** The share of successes after each epoch. */
    private double[] shares(List<double[]> curves) {
        return IntStream.range(0, epochs)
                .mapToDouble(i -> curves.stream().filter(c -> c[i] >= success).count() / (double) curves.size())
                .toArray();
    }

    private double[] accuracy(Runs runs, Mnist.Parts digits, boolean noisy, int seed) throws IOException {
        NetworkBuilder layers = Network.inputs(digits.train().schema().inputs());
        for (int i = 0; i < LAYERS; i++) {
            layers.dense(UNITS, Initialisation.normal(deviation)).activation(Activation.RELU);
        }
        Network network = layers.softmax(digits.train().schema().classes().size(), Initialisation.normal(deviation));
        String name = (noisy ? "noise-" + eta : "without") + "-" + rate + "-" + clip + "-" + deviation + "-" + seed
                + "-" + epochs;
        return runs.testAccuracy(name, network, rule(noisy, seed).set("lr", rate), digits, BATCH, seed, epochs, 0);
    }

    /** Clipped, then noisy: noise on all 86,760 numbers is longer than what may be left of the gradient, and would be clipped away. */
    private OptimizerBuilder rule(boolean noisy, int seed) {
        if (noisy) {
            return Optimizers.named("noisy_sgd")
                    .set("max_norm", clip)
                    .set("eta", eta)
                    .set("gamma", GAMMA)
                    .seed(seed);
        }
        return Optimizers.named("sgd").clipGlobalNorm(clip);
    }
}
