package dev.glissade.training.loop;

import dev.glissade.Hogwild;
import dev.glissade.Optimizers;
import dev.glissade.Parameters;
import dev.glissade.spi.Precision;
import dev.glissade.training.data.Batch;
import dev.glissade.training.data.Dataset;
import dev.glissade.training.data.Schema;
import dev.glissade.training.data.SparseRows;
import dev.glissade.training.model.SparseLogistic;
import dev.glissade.training.random.Draws;
import dev.glissade.training.read.Arff;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Measures the time to equal loss of one thread, of two with a lock, and of two without: on Reuters texts, if a folder with Weka's files is
 * given, and on synthetic rows whose features have power-law frequencies. Prints a table; see docs/hogwild.md.
 */
final class HogwildSpeed {
    private static final int INPUTS = 1 << 20;
    private static final int ROWS = 200_000;
    private static final int LISTED = 40;
    private static final int RUNS = 5;

    private HogwildSpeed() {}

    public static void main(String[] args) throws IOException {
        System.out.println(
                "| data | rule | target loss | 1 thread, s | 2 locked, s | 2 lock-free, s | locked | lock-free |");
        System.out.println("|---|---|---|---|---|---|---|---|");
        for (String name : List.of("ReutersCorn", "ReutersGrain")) {
            Path file = Path.of(args.length == 0 ? "." : args[0], name + "-train.arff");
            if (Files.exists(file)) {
                compare(name, Arff.reader().readWords(file), "adagrad", 0.1, 20);
            }
        }
        Dataset synthetic = powerLaw(ROWS, INPUTS, LISTED, 1.1);
        compare("power law", synthetic, "sgd", 0.2, 5);
        compare("power law", synthetic, "adagrad", 0.1, 5);
    }

    /** The loss after some epochs of one thread is the target of all. */
    private static void compare(String name, Dataset data, String rule, double rate, int epochs) {
        double target = loss(train(data, rule, rate, 1, false, epochs), data) * 1.002;
        List<double[]> seconds = new ArrayList<>();
        for (int run = 0; run < RUNS; run++) {
            seconds.add(new double[] {
                until(data, rule, rate, 1, false, target),
                until(data, rule, rate, 2, true, target),
                until(data, rule, rate, 2, false, target)
            });
        }
        double one = median(seconds, 0);
        double locked = median(seconds, 1);
        double free = median(seconds, 2);
        System.out.printf(
                Locale.ROOT,
                "| %s | `%s` | %.5f | %.3f | %.3f | %.3f | %.2f | %.2f |%n",
                name,
                rule,
                target,
                one,
                locked,
                free,
                one / locked,
                one / free);
    }

    private static double median(List<double[]> runs, int column) {
        double[] sorted = runs.stream().mapToDouble(run -> run[column]).sorted().toArray();
        return sorted[sorted.length / 2];
    }

    /** The seconds of the epochs until the loss over all rows, which is looked at between them, is the target or less. */
    private static double until(Dataset data, String rule, double rate, int threads, boolean locked, double target) {
        SparseLogistic model = SparseLogistic.inputs(data.schema().inputs());
        Parameters parameters = model.start(Precision.FLOAT);
        HogwildTrainer trainer = trainer(model, parameters, data, rule, rate, threads, locked);
        long nanos = 0;
        for (int epoch = 0; epoch < 100; epoch++) {
            long start = System.nanoTime();
            trainer.epoch();
            nanos += System.nanoTime() - start;
            if (loss(parameters, data) <= target) {
                return nanos / 1e9;
            }
        }
        throw new IllegalStateException("the loss is " + loss(parameters, data) + " after 100 epochs, not " + target);
    }

    private static Parameters train(Dataset data, String rule, double rate, int threads, boolean locked, int epochs) {
        SparseLogistic model = SparseLogistic.inputs(data.schema().inputs());
        Parameters parameters = model.start(Precision.FLOAT);
        HogwildTrainer trainer = trainer(model, parameters, data, rule, rate, threads, locked);
        for (int epoch = 0; epoch < epochs; epoch++) {
            trainer.epoch();
        }
        return parameters;
    }

    private static HogwildTrainer trainer(
            SparseLogistic model,
            Parameters parameters,
            Dataset data,
            String rule,
            double rate,
            int threads,
            boolean locked) {
        Hogwild hogwild = Hogwild.of(() -> Optimizers.named(rule).set("lr", rate), parameters, threads);
        return locked
                ? HogwildTrainer.locked(model::objective, hogwild, data, 1, 1)
                : HogwildTrainer.of(model::objective, hogwild, data, 1, 1);
    }

    /** The mean loss over all rows. */
    private static double loss(Parameters parameters, Dataset data) {
        Batch batch = new Batch(data.schema(), 1, Precision.FLOAT);
        double sum = 0;
        for (int row = 0; row < data.size(); row++) {
            data.read(row, batch.clear());
            double score = SparseLogistic.score(parameters.tensor("weight"), batch.sparseInputs(), 0);
            sum += Math.max(score, 0) - batch.label(0) * score + Math.log1p(Math.exp(-Math.abs(score)));
        }
        return sum / data.size();
    }

    /**
     * Rows of words with the frequencies {@code rank^-exponent}, at places that say nothing of the rank, with classes drawn from a
     * logistic model with random weights.
     */
    static SparseRows powerLaw(int rows, int inputs, int listed, double exponent) {
        double[] cumulative = new double[inputs];
        double sum = 0;
        for (int rank = 0; rank < inputs; rank++) {
            sum += Math.pow(rank + 1.0, -exponent);
            cumulative[rank] = sum;
        }
        SparseRows.Builder builder = SparseRows.builder();
        for (int row = 0; row < rows; row++) {
            Draws draws = Draws.at(17, row, 0);
            int[] words = new int[listed];
            for (int k = 0; k < listed; k++) {
                int found = Arrays.binarySearch(cumulative, draws.uniform() * sum);
                words[k] = place(found < 0 ? -found - 1 : found, inputs);
            }
            int[] distinct = Arrays.stream(words).sorted().distinct().toArray();
            double score = 0;
            for (int word : distinct) {
                score += Draws.at(18, word, 0).gaussian();
                builder.input(word, 1);
            }
            builder.row(draws.uniform() < 1 / (1 + Math.exp(-score)) ? 1 : 0);
        }
        return builder.build(new Schema(inputs, List.of(), List.of("no", "yes"), true));
    }

    /** A number that is different for each rank, all over the inputs, whose number is a power of 2. */
    private static int place(int rank, int inputs) {
        return (int) ((Math.min(rank, inputs - 1) * 0x9E3779B1L) & (inputs - 1));
    }
}
