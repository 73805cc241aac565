package dev.glissade.training.loop;

import dev.glissade.Optimizer;
import dev.glissade.Parameters;
import dev.glissade.checkpoint.CheckpointDirectory;
import dev.glissade.training.data.Dataset;
import dev.glissade.training.objective.Objective;
import dev.glissade.training.order.Order;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/** The settings of a {@link Trainer}. Not thread-safe. */
public final class TrainerBuilder {
    final Objective objective;
    final Optimizer optimizer;
    final Dataset data;
    final List<TrainingListener> listeners = new ArrayList<>();
    final Map<String, ToDoubleFunction<Parameters>> measures = new LinkedHashMap<>();
    Order order = Order.shuffled(0);
    long seed;
    int batch = 32;
    int accumulate = 1;
    int epochs = 1;
    long checkpointSteps;
    Optional<CheckpointDirectory> folder = Optional.empty();
    Optional<String> best = Optional.empty();

    TrainerBuilder(Objective objective, Optimizer optimizer, Dataset data) {
        if (data.size() == 0) {
            throw new IllegalArgumentException("there are no rows to train with");
        }
        this.objective = objective;
        this.optimizer = optimizer;
        this.data = data;
    }

    /** How many rows a step sees: 1 for stochastic descent, 32 unless said otherwise. The last batch of an epoch may be smaller. */
    public TrainerBuilder batch(int rows) {
        this.batch = atLeastOne(rows, "rows in a batch");
        return this;
    }

    /**
     * Lets every step see so many batches, one after the other: for steps over more rows than there is room for at once. Their gradients are
     * added up, each with its share of the rows of the step, so that a step of 4 batches of 25 rows is one of a batch of 100, but for
     * rounding, batch normalisation and dropout. Needs dense gradients.
     *
     * <p>The order is: accumulate over all batches; multiply with the optimizer's gradient scale; look whether all is finite, clip, step, count
     * the step. The last is done once for a step.
     */
    public TrainerBuilder accumulate(int batches) {
        this.accumulate = atLeastOne(batches, "batches in a step");
        return this;
    }

    /** Lets every step see all rows: batch gradient descent. */
    public TrainerBuilder fullBatch() {
        return batch(data.size());
    }

    /** How often the run goes through the data; 1 unless said otherwise. */
    public TrainerBuilder epochs(int count) {
        this.epochs = atLeastOne(count, "epochs");
        return this;
    }

    /** The seed of what is random in the objective, and of the order, shuffled anew in each epoch; {@link #order} after it changes that. */
    public TrainerBuilder seed(long value) {
        this.seed = value;
        this.order = Order.shuffled(value);
        return this;
    }

    /** In which order the rows come. */
    public TrainerBuilder order(Order those) {
        this.order = those;
        return this;
    }

    /** Adds a listener. */
    public TrainerBuilder listen(TrainingListener listener) {
        listeners.add(listener);
        return this;
    }

    /**
     * Measures something at the end of each epoch, at the point where the rule wants its model evaluated.
     *
     * @param name as it stands in reports and curves; not {@code loss}, which is always there
     */
    public TrainerBuilder measure(String name, ToDoubleFunction<Parameters> measure) {
        if (name.equals("loss") || measures.putIfAbsent(name, measure) != null) {
            throw new IllegalArgumentException("'" + name + "' is measured already");
        }
        return this;
    }

    /** Saves a checkpoint after each epoch. */
    public TrainerBuilder checkpoints(CheckpointDirectory those) {
        this.folder = Optional.of(those);
        return this;
    }

    /**
     * As {@link #checkpoints(CheckpointDirectory)}, with a measure that decides which is the best.
     *
     * @param measure the name of one that was asked for, or {@code loss}
     */
    public TrainerBuilder checkpoints(CheckpointDirectory those, String measure) {
        this.best = Optional.of(measure);
        return checkpoints(those);
    }

    /** Saves a checkpoint also after every so many steps, in the middle of an epoch. */
    public TrainerBuilder checkpointEvery(long steps) {
        this.checkpointSteps = atLeastOne((int) Math.min(steps, Integer.MAX_VALUE), "steps between checkpoints");
        return this;
    }

    /**
     * Makes the trainer.
     *
     * @throws IllegalArgumentException if the settings contradict each other
     */
    public Trainer build() {
        best.ifPresent(this::requireMeasured);
        listeners.forEach(listener -> listener.watches().forEach(this::requireMeasured));
        if (checkpointSteps > 0 && folder.isEmpty()) {
            throw new IllegalArgumentException("checkpoints every " + checkpointSteps + " steps need a folder");
        }
        return new Trainer(this);
    }

    private void requireMeasured(String name) {
        if (!name.equals("loss") && !measures.containsKey(name)) {
            throw new IllegalArgumentException(
                    "nothing called '" + name + "' is measured; there are loss and " + measures.keySet());
        }
    }

    private static int atLeastOne(int count, String what) {
        if (count < 1) {
            throw new IllegalArgumentException(count + " " + what + "; expected at least 1");
        }
        return count;
    }
}
