package dev.glissade.reproductions;

import dev.glissade.OptimizerBuilder;
import dev.glissade.Optimizers;
import dev.glissade.training.model.Activation;
import dev.glissade.training.model.Network;
import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * Zeiler (arXiv:1212.5701), tables 1 and 2: the test error of a 784-500-300-10 network of tanh on MNIST after 6 epochs of batches of 100,
 * by rule and rate, and of Adadelta by its two settings.
 */
@Command(
        name = "zeiler",
        mixinStandardHelpOptions = true,
        description =
                "SGD, momentum and Adagrad by rate, and Adadelta by rho and eps, on MNIST, as in Zeiler's tables 1 and 2.")
final class ZeilerCommand implements Callable<Integer> {
    private static final List<String> RULES = List.of("sgd", "momentum", "adagrad");
    private static final double[] RATES = {1, 1e-1, 1e-2, 1e-3, 1e-4};
    private static final double[] RHOS = {0.9, 0.95, 0.99};
    private static final double[] EPSILONS = {1e-2, 1e-4, 1e-6, 1e-8};

    /**
     * The paper's figures in percent, rows and columns as ours. They were written down from memory: the paper could not be opened where this
     * was made, and the command says so.
     */
    private static final double[][] PUBLISHED_BY_RATE = {
        {2.26, 89.68, 43.76},
        {2.51, 2.03, 2.82},
        {7.02, 2.68, 1.79},
        {17.01, 6.98, 5.21},
        {58.10, 16.98, 12.59}
    };

    private static final double[][] PUBLISHED_OF_ADADELTA = {
        {2.59, 2.58, 2.32}, {2.05, 1.99, 2.28}, {1.90, 1.83, 2.05}, {2.29, 2.13, 2.00}
    };

    private static final int BATCH = 100;

    @Mixin
    private MnistOptions options = new MnistOptions();

    @Option(names = "--epochs", defaultValue = "6", description = "the paper has ${DEFAULT-VALUE}")
    private int epochs;

    @Option(names = "--momentum", defaultValue = "0.9", description = "momentum's coefficient (${DEFAULT-VALUE})")
    private double momentum;

    @Spec
    private CommandSpec command = CommandSpec.create();

    private final PrintStream out;

    ZeilerCommand(PrintStream out) {
        this.out = out;
    }

    @Override
    public Integer call() throws IOException {
        options.atLeastOne("--epochs", epochs);
        Counts.below1(command, "--momentum", momentum);
        int seeds = options.seeds(1);
        Mnist.Parts digits = options.digits(out);
        Runs runs = options.runs(digits, out);
        out.printf("test error in %% after %d epochs, mean of seeds 1 to %d%n", epochs, seeds);
        out.println("in brackets what is published, after 6; from memory, as the paper could not be opened to compare");
        out.printf("%-8s", "rate");
        RULES.forEach(rule -> out.printf("%20s", rule));
        out.println();
        for (int i = 0; i < RATES.length; i++) {
            out.printf("%-8s", RATES[i]);
            for (int j = 0; j < RULES.size(); j++) {
                String rule = RULES.get(j);
                error(runs, digits, seeds, rule + "-" + RATES[i], named(rule).set("lr", RATES[i]));
                beside(PUBLISHED_BY_RATE[i][j]);
            }
            out.println();
        }
        out.println();
        out.printf("%-8s", "eps");
        for (double rho : RHOS) {
            out.printf("%20s", "rho = " + rho);
        }
        out.println();
        for (int i = 0; i < EPSILONS.length; i++) {
            out.printf("%-8s", EPSILONS[i]);
            for (int j = 0; j < RHOS.length; j++) {
                OptimizerBuilder rule =
                        Optimizers.named("adadelta").set("rho", RHOS[j]).set("eps", EPSILONS[i]);
                error(runs, digits, seeds, "adadelta-" + RHOS[j] + "-" + EPSILONS[i], rule);
                beside(PUBLISHED_OF_ADADELTA[i][j]);
            }
            out.println();
        }
        return 0;
    }

    private OptimizerBuilder named(String rule) {
        OptimizerBuilder builder = Optimizers.named(rule);
        return rule.equals("momentum") ? builder.set("g", momentum) : builder;
    }

    /** Prints the mean of the seeds, or that one of them came to an end where a number was not finite. */
    private void error(Runs runs, Mnist.Parts digits, int seeds, String name, OptimizerBuilder rule)
            throws IOException {
        double sum = 0;
        for (int seed = 1; seed <= seeds; seed++) {
            sum += 100 * (1 - accuracy(runs, digits, name, rule, seed));
        }
        out.printf("%12s", Double.isNaN(sum) ? "not finite" : String.format(Locale.ROOT, "%.2f", sum / seeds));
        out.flush();
    }

    private void beside(double published) {
        out.printf(Locale.ROOT, "%8s", String.format(Locale.ROOT, "(%.2f)", published));
    }

    private double accuracy(Runs runs, Mnist.Parts digits, String name, OptimizerBuilder rule, int seed)
            throws IOException {
        Network network = Network.inputs(digits.train().schema().inputs())
                .dense(500, Activation.TANH)
                .dense(300, Activation.TANH)
                .softmax(digits.train().schema().classes().size());
        String run = name + "-" + momentum + "-" + seed + "-" + epochs;
        return runs.testAccuracy(run, network, rule, digits, BATCH, seed, epochs, Double.NaN)[epochs - 1];
    }
}
