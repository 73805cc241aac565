package dev.glissade.samples.digits;

import dev.glissade.Gradients;
import dev.glissade.Optimizer;
import dev.glissade.Parameters;
import java.util.Random;
import java.util.function.Function;

/**
 * How models are trained: mini-batches, shuffled anew in each epoch.
 *
 * @param data all images
 * @param split which of them are for what
 * @param batch images per step
 * @param seed of initial parameters, order and random rules; the same seed gives the same run
 */
record Training(Digits data, Split split, int batch, long seed) {

    /**
     * A model after its run.
     *
     * @param parameters the point at which it is to be used: that of the rule's {@code eval}, if it has one
     * @param loss the mean training loss of the last epoch, in nats; NaN or infinite if the run has left the finite numbers
     * @param seconds what the run took
     */
    record Result(Classifier model, Parameters parameters, double loss, double seconds) {

        boolean diverged() {
            return !Double.isFinite(loss);
        }

        double accuracy(Digits data, int[] rows) {
            return diverged() ? 0 : model.accuracy(parameters, data, rows);
        }
    }

    /** Trains a fresh model; stops early if the loss is no longer finite. */
    Result run(Classifier model, Recipe recipe, int epochs, Progress progress) {
        return run(model, recipe::over, epochs, progress);
    }

    /** As for a recipe. */
    Result run(Classifier model, Function<Parameters, Optimizer> recipe, int epochs, Progress progress) {
        Parameters parameters = model.start(seed);
        Optimizer optimizer = recipe.apply(parameters);
        Gradients gradients = parameters.gradients();
        Random random = new Random(seed);
        int[] order = split.train().clone();
        long began = System.nanoTime();
        double loss = Double.NaN;
        for (int epoch = 1; epoch <= epochs; epoch++) {
            shuffle(order, random);
            loss = epoch(model, optimizer, gradients, order);
            if (!Double.isFinite(loss)) {
                break;
            }
            progress.epoch(epoch, loss, model.accuracy(optimizer.evaluationPoint(), data, split.validation()));
        }
        return new Result(model, optimizer.evaluationPoint(), loss, (System.nanoTime() - began) / 1e9);
    }

    /** One pass over the training images; the rule asks for a gradient wherever it wants one. */
    private double epoch(Classifier model, Optimizer optimizer, Gradients gradients, int[] order) {
        double[] sum = {0};
        for (int start = 0; start < order.length; start += batch) {
            int from = start;
            int to = Math.min(start + batch, order.length);
            double[] loss = {Double.NaN};
            optimizer.step(point -> {
                loss[0] = model.gradient(point, data, order, from, to, gradients);
                return gradients.loss(loss[0]);
            });
            sum[0] += loss[0] * (to - from);
        }
        return sum[0] / order.length;
    }

    private static void shuffle(int[] rows, Random random) {
        for (int i = rows.length - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int row = rows[i];
            rows[i] = rows[j];
            rows[j] = row;
        }
    }
}
