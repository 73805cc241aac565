package dev.glissade.benchmarks.train;

import dev.glissade.Gradients;
import dev.glissade.Optimizer;
import dev.glissade.Parameters;
import dev.glissade.training.data.Batch;
import dev.glissade.training.data.Dataset;
import dev.glissade.training.objective.Objective;

/**
 * Where the time of a step of ours goes, once everything is compiled.
 *
 * @param read copying the rows into the batch
 * @param gradient the loss and its gradient
 * @param step the optimizer
 */
record StepShares(double read, double gradient, double step) {

    /** Makes two epochs of steps and times the second. */
    static StepShares of(Objective objective, Optimizer optimizer, Dataset data, int size) {
        Parameters parameters = optimizer.parameters();
        Gradients gradients = parameters.gradients();
        Batch batch = new Batch(data.schema(), size, parameters.precision());
        long[] nanos = new long[3];
        for (int epoch = 0; epoch < 2; epoch++) {
            nanos = new long[3];
            for (int from = 0; from + size <= data.size(); from += size) {
                long begin = System.nanoTime();
                batch.clear(1, optimizer.steps() + 1);
                for (int i = from; i < from + size; i++) {
                    data.read(i, batch);
                }
                long filled = System.nanoTime();
                double loss = objective.at(parameters, batch, gradients);
                long evaluated = System.nanoTime();
                optimizer.step(gradients, loss);
                long stepped = System.nanoTime();
                nanos[0] += filled - begin;
                nanos[1] += evaluated - filled;
                nanos[2] += stepped - evaluated;
            }
        }
        double all = nanos[0] + nanos[1] + nanos[2];
        return new StepShares(nanos[0] / all, nanos[1] / all, nanos[2] / all);
    }
}
