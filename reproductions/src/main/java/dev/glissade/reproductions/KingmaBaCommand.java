package dev.glissade.reproductions;

import dev.glissade.Optimizer;
import dev.glissade.Optimizers;
import dev.glissade.Schedules;
import dev.glissade.plots.Curve;
import dev.glissade.plots.LinePlot;
import dev.glissade.spi.Precision;
import dev.glissade.training.data.Dataset;
import dev.glissade.training.loop.Trainer;
import dev.glissade.training.loop.TrainerBuilder;
import dev.glissade.training.model.Network;
import dev.glissade.training.objective.Penalty;
import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * Kingma &amp; Ba (ICLR 2015, arXiv:1412.6980), figure 1, left: logistic regression with an L2 penalty on MNIST, batches of 128, rates
 * that fall with the root of the step (section 6.1). The paper's grid of rates, its momentum and its penalty are not published.
 */
@Command(
        name = "kingma-ba",
        mixinStandardHelpOptions = true,
        description = "Adam, Adagrad and SGD with Nesterov momentum on MNIST, as in Kingma & Ba's figure 1.")
final class KingmaBaCommand implements Callable<Integer> {
    private static final List<String> RULES = List.of("adam", "nesterov", "adagrad");
    private static final double[] RATES = {10, 3, 1, 0.3, 0.1, 0.03, 0.01, 0.003, 0.001};
    private static final int BATCH = 128;
    private static final double PENALTY = 1e-4;

    @Mixin
    private MnistOptions options = new MnistOptions();

    @Option(names = "--epochs", defaultValue = "45", description = "as in the figure: ${DEFAULT-VALUE}")
    private int epochs;

    @Option(names = "--trial", defaultValue = "5", description = "epochs to choose a rate by (${DEFAULT-VALUE})")
    private int trial;

    private final PrintStream out;

    KingmaBaCommand(PrintStream out) {
        this.out = out;
    }

    @Override
    public Integer call() throws IOException {
        options.atLeastOne("--epochs", epochs);
        options.atLeastOne("--trial", trial);
        int seeds = options.seeds();
        Mnist.Parts digits = options.digits(out);
        Dataset train = digits.train();
        Runs runs = options.runs(digits, out);
        double[] x = IntStream.rangeClosed(1, epochs).asDoubleStream().toArray();
        LinePlot plot =
                LinePlot.titled("Logistic regression on MNIST").x("epoch").y("training cost");
        Map<String, double[]> means = new LinkedHashMap<>();
        for (String rule : RULES) {
            double rate = bestRate(runs, train, rule);
            List<double[]> costs = new ArrayList<>();
            for (int seed = 1; seed <= seeds; seed++) {
                costs.add(run(runs, train, rule, rate, seed, epochs));
            }
            means.put(rule + ", rate " + rate, Runs.mean(costs));
            plot.add(Curve.mean(rule, x, costs));
        }
        print(means, seeds);
        Pictures.draw(plot, options.folder(), "figure1", out);
        return 0;
    }

    private void print(Map<String, double[]> means, int seeds) {
        int[] shown = Arrays.stream(new int[] {1, 5, 15, epochs})
                .filter(e -> e <= epochs)
                .distinct()
                .toArray();
        out.printf("training cost, mean of seeds 1 to %d, after epoch", seeds);
        Arrays.stream(shown).forEach(epoch -> out.printf("%9d", epoch));
        out.println();
        means.forEach((name, costs) -> {
            out.printf("%-46s", name);
            Arrays.stream(shown).forEach(epoch -> out.printf(Locale.ROOT, "%9.4f", costs[epoch - 1]));
            out.println();
        });
        out.println("published: Adam about as fast as SGD with Nesterov momentum, both faster than Adagrad");
    }

    /** The rate with the least cost in the last epoch of a short run. */
    private double bestRate(Runs runs, Dataset train, String rule) throws IOException {
        double best = Double.NaN;
        double least = Double.POSITIVE_INFINITY;
        for (double rate : RATES) {
            double[] costs = run(runs, train, rule, rate, 1, trial);
            if (costs[trial - 1] < least) {
                least = costs[trial - 1];
                best = rate;
            }
        }
        return best;
    }

    /** The training cost of each epoch. */
    private double[] run(Runs runs, Dataset train, String rule, double rate, int seed, int count) throws IOException {
        Network model = Network.softmax(
                train.schema().inputs(), train.schema().classes().size());
        Optimizer optimizer = Optimizers.named(rule)
                .schedule(
                        "lr",
                        Schedules.named("inverse_sqrt").set("warmup", 1).build().times(rate))
                .over(model.start(Precision.FLOAT, seed));
        TrainerBuilder trainer = Trainer.of(Penalty.l2(PENALTY).plus(model.objective()), optimizer, train)
                .batch(BATCH)
                .seed(seed);
        return runs.curve(
                rule + "-" + rate + "-" + seed + "-" + count, trainer, count, "loss", Double.POSITIVE_INFINITY);
    }
}
