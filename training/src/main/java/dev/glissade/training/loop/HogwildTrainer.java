package dev.glissade.training.loop;

import dev.glissade.Gradients;
import dev.glissade.Hogwild;
import dev.glissade.Optimizer;
import dev.glissade.Parameters;
import dev.glissade.training.data.Batch;
import dev.glissade.training.data.Dataset;
import dev.glissade.training.objective.Objective;
import dev.glissade.training.order.Order;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * Epochs of stochastic descent by several threads over the same parameters: each takes an equal part of the epoch's rows, works out
 * gradients and steps, without a lock ({@link Hogwild}) or, to compare, with one around each step.
 *
 * <pre>{@code
 * Hogwild hogwild = Hogwild.of(() -> Optimizers.named("sgd").set("lr", 0.1), parameters, 2);
 * HogwildTrainer trainer = HogwildTrainer.of(() -> model.objective(), hogwild, data, 1);
 * double loss = trainer.epoch();
 * }</pre>
 *
 * <p>With one worker a run is a function of data, settings and seed; with several it is not. One thread calls it at a time.
 */
public final class HogwildTrainer {
    private final Hogwild hogwild;
    private final Dataset data;
    private final Order order;
    private final Lock lock;
    private final boolean locked;
    private final List<Part> parts = new ArrayList<>();
    private final int[] rows;
    private final int batch;
    private int epochs;

    private HogwildTrainer(
            Supplier<Objective> objectives, Hogwild hogwild, Dataset data, int batch, long seed, boolean locked) {
        this.hogwild = hogwild;
        this.data = data;
        this.batch = batch;
        this.order = Order.shuffled(seed);
        this.locked = locked;
        this.lock = new ReentrantLock();
        this.rows = new int[data.size()];
        for (int k = 0; k < hogwild.size(); k++) {
            parts.add(new Part(objectives.get(), hogwild.worker(k)));
        }
    }

    /**
     * Prepares a run.
     *
     * @param objectives makes an objective for each thread
     * @param data thread-safe, as data in memory are
     * @param batch the rows of a step, 1 or few
     * @param seed of the order of the rows
     */
    public static HogwildTrainer of(
            Supplier<Objective> objectives, Hogwild hogwild, Dataset data, int batch, long seed) {
        return of(objectives, hogwild, data, batch, seed, false);
    }

    /** The same with a lock around each gradient and step, so that no two threads meet: what Hogwild! is compared with. */
    public static HogwildTrainer locked(
            Supplier<Objective> objectives, Hogwild hogwild, Dataset data, int batch, long seed) {
        return of(objectives, hogwild, data, batch, seed, true);
    }

    private static HogwildTrainer of(
            Supplier<Objective> objectives, Hogwild hogwild, Dataset data, int batch, long seed, boolean locked) {
        if (data.size() == 0 || batch < 1) {
            throw new IllegalArgumentException(data.size() + " rows in batches of " + batch);
        }
        return new HogwildTrainer(objectives, hogwild, data, batch, seed, locked);
    }

    /**
     * Goes through the data once, with a thread per worker, the caller's among them.
     *
     * @return the mean of the losses of the rows, each as its thread saw it before its step
     * @throws NotFiniteException if a loss is NaN or infinite; its thread ends there, the others their parts; or if a parameter is so at
     *     the end
     */
    public double epoch() {
        epochs++;
        int count = order.epoch(epochs, rows);
        List<Thread> threads = new ArrayList<>();
        for (int k = parts.size() - 1; k >= 0; k--) {
            Part part = parts.get(k);
            part.from = (int) ((long) count * k / parts.size());
            part.to = (int) ((long) count * (k + 1) / parts.size());
            if (k == 0) {
                part.run();
            } else {
                Thread thread = new Thread(part, "hogwild-" + k);
                threads.add(thread);
                thread.start();
            }
        }
        threads.forEach(HogwildTrainer::join);
        double sum = 0;
        for (Part part : parts) {
            part.rethrow();
            sum += part.lossSum;
        }
        hogwild.settle();
        Parameters parameters = parts.get(0).optimizer.parameters();
        if (!Finite.isFinite(parameters)) {
            throw Finite.parameter(epochs, (count + batch - 1) / batch, sum / count, parameters);
        }
        return sum / count;
    }

    private static void join(Thread thread) {
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** What one thread does. */
    private final class Part implements Runnable {
        private final Objective objective;
        private final Optimizer optimizer;
        private final Gradients gradients;
        private final Batch taken;
        private final List<Throwable> failure = new ArrayList<>();
        private int from;
        private int to;
        private double lossSum;

        Part(Objective objective, Optimizer optimizer) {
            Parameters parameters = optimizer.parameters();
            this.objective = objective;
            this.optimizer = optimizer;
            this.gradients = parameters.gradients();
            this.taken = new Batch(data.schema(), batch, parameters.precision());
        }

        @Override
        public void run() {
            lossSum = 0;
            try {
                for (int row = from; row < to; row += batch) {
                    taken.clear(0, optimizer.steps() + 1);
                    for (int i = row; i < Math.min(row + batch, to); i++) {
                        data.read(rows[i], taken);
                    }
                    if (locked) {
                        lock.lock();
                    }
                    try {
                        step(row);
                    } finally {
                        if (locked) {
                            lock.unlock();
                        }
                    }
                }
            } catch (RuntimeException | Error e) {
                failure.add(e);
            }
        }

        private void step(int row) {
            double loss = objective.at(optimizer.parameters(), taken, gradients);
            if (!Double.isFinite(loss)) {
                throw Finite.loss(epochs, (row - from) / batch + 1, loss, optimizer.parameters(), gradients);
            }
            optimizer.step(gradients.loss(loss));
            lossSum += loss * taken.size();
        }

        void rethrow() {
            if (!failure.isEmpty() && failure.get(0) instanceof RuntimeException problem) {
                failure.clear();
                throw problem;
            }
            if (!failure.isEmpty()) {
                throw (Error) failure.remove(0);
            }
        }
    }
}
