package dev.glissade;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * Hogwild!: optimizers that step the same parameters from several threads at once, without a lock (Niu, Recht, Ré and Wright 2011).
 *
 * <pre>{@code
 * Hogwild hogwild = Hogwild.of(() -> Optimizers.named("adagrad").set("lr", 0.1), parameters, 2);
 * // on thread k, with sparse gradients of its own:
 * hogwild.worker(k).step(gradients);
 * }</pre>
 *
 * <p>All workers read and write the same parameters and the same states; nothing is copied, and nobody waits. So a worker may see an
 * element before or after another worker's step, and when two change one element at the same moment, one change may be lost; results
 * differ from run to run. It goes well where a step touches few elements, and mostly others than the steps beside it. For that reason the
 * rule must be one that leaves alone what has no gradient.
 *
 * <p>Thread-safe in this way: each worker is for one thread at a time; {@link #settle} and all that reads states is for when they rest, and
 * other threads see what they wrote after the usual means (joining them).
 */
public final class Hogwild {
    private final List<Optimizer> workers;
    private long before;

    private Hogwild(List<Optimizer> workers) {
        this.workers = List.copyOf(workers);
        this.before = 0;
    }

    /**
     * Makes workers over the same parameters, in step 0.
     *
     * @param settings makes a builder with the settings that all workers have
     * @param count how many, at least 1
     * @throws IllegalArgumentException if the rule, with these settings, does not leave alone what has no gradient; if its first step is
     *     another than the later ones; if it keeps scalars between steps, looks for points of its own or compares with stale states; if
     *     something is done to gradients beside the rule; or if parameters lie off the heap. The message says which
     */
    public static Hogwild of(Supplier<? extends RuleBuilder<?>> settings, Parameters parameters, int count) {
        if (count < 1) {
            throw new IllegalArgumentException("at least 1 worker steps, not " + count);
        }
        List<Optimizer> workers = new ArrayList<>();
        workers.add(settings.get().over(parameters));
        workers.get(0).beginTogether(true);
        for (int k = 1; k < count; k++) {
            Optimizer more = settings.get().beside(workers.get(0));
            more.beginTogether(false);
            workers.add(more);
        }
        Hogwild hogwild = new Hogwild(workers);
        hogwild.settle();
        return hogwild;
    }

    /** The number of workers. */
    public int size() {
        return workers.size();
    }

    /** The optimizer of one thread. Its {@code t} goes up by the number of workers, so that no two steps have the same. */
    public Optimizer worker(int number) {
        return workers.get(number);
    }

    /** The steps of all workers together. */
    public long steps() {
        long steps = before;
        for (int k = 0; k < workers.size(); k++) {
            steps += workers.get(k).stepsSince(before, k, workers.size());
        }
        return steps;
    }

    /**
     * Brings the counts of all workers together, when they rest.
     *
     * @return the first worker, whose state is now that of all: what a checkpoint saves
     */
    public Optimizer settle() {
        return settleAt(steps());
    }

    /**
     * Puts a state back for all workers, when they rest. The parameters are the caller's to put back.
     *
     * @throws IllegalArgumentException if it does not fit; nothing is changed then
     */
    public void restore(OptimizerState state) {
        workers.get(0).restore(state);
        workers.get(0).beginTogether(true);
        settleAt(state.step());
    }

    private Optimizer settleAt(long all) {
        for (int k = 0; k < workers.size(); k++) {
            workers.get(k).countFrom(all, k, workers.size());
        }
        before = all;
        return workers.get(0);
    }
}
