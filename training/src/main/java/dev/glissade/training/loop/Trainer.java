package dev.glissade.training.loop;

import dev.glissade.GradientFunction;
import dev.glissade.Gradients;
import dev.glissade.Optimizer;
import dev.glissade.Parameters;
import dev.glissade.training.data.Batch;
import dev.glissade.training.data.Dataset;
import dev.glissade.training.objective.Objective;
import dev.glissade.training.objective.ResidualObjective;
import java.io.IOException;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToDoubleFunction;

/**
 * Trains: epoch by epoch, batch by batch, a step each.
 *
 * <pre>{@code
 * Trainer trainer = Trainer.of(network.objective(), optimizer, train).batch(100).epochs(6).seed(1)
 *         .checkpoints(CheckpointDirectory.in(folder))
 *         .listen(CsvCurve.to(file))
 *         .build();
 * trainer.run();
 * }</pre>
 *
 * <p>A run is a function of data, parameters, settings and seeds, to the bit. Steps allocate nothing that grows with the data. Whether the
 * optimizer goes down or up is its own matter ({@code maximize()}). One thread at a time.
 */
public final class Trainer {
    private final Objective objective;
    private final Optimizer optimizer;
    private final Dataset data;
    private final TrainerBuilder settings;
    private final List<TrainingListener> listeners;
    private final Map<String, ToDoubleFunction<Parameters>> measures;
    private final Optional<Savings> savings;
    private final int[] rows;
    private final Batch batch;
    private final Gradients gradients;
    private final Optional<Accumulation> accumulation;
    private final GradientFunction closure;
    private int end;
    private Run run;
    private int evaluations;
    private double loss;

    Trainer(TrainerBuilder settings) {
        this.settings = settings;
        this.objective = settings.objective;
        this.optimizer = settings.optimizer;
        this.data = settings.data;
        this.listeners = List.copyOf(settings.listeners);
        this.measures = new LinkedHashMap<>(settings.measures);
        this.rows = new int[data.size()];
        int capacity = Math.min(settings.batch, data.size());
        this.batch = new Batch(data.schema(), capacity, optimizer.parameters().precision());
        this.gradients = optimizer.parameters().gradients();
        this.accumulation =
                settings.accumulate == 1 ? Optional.empty() : Optional.of(new Accumulation(optimizer.parameters()));
        this.run = fresh();
        this.closure = accumulation.isEmpty() && objective instanceof ResidualObjective residuals
                ? new ResidualsOfBatch(residuals, batch, this::evaluate)
                : this::evaluate;
        List<Memory> memories = listeners.stream()
                .filter(Memory.class::isInstance)
                .map(Memory.class::cast)
                .toList();
        requireDistinct(memories);
        String accumulated = settings.accumulate == 1 ? "" : ", " + settings.accumulate + " in a step";
        String setting = data.size() + " rows in batches of " + capacity + accumulated + ", seed " + settings.seed;
        this.savings = settings.folder.map(folder -> new Savings(folder, settings.best, setting, memories));
    }

    private Run fresh() {
        return new Run(optimizer, accumulation.map(Accumulation::sum).orElse(gradients));
    }

    private static void requireDistinct(List<Memory> memories) {
        Set<String> names = new HashSet<>();
        for (Memory memory : memories) {
            if (!names.add(memory.memoryName())) {
                throw new IllegalArgumentException(
                        "two listeners remember under the name '" + memory.memoryName() + "'");
            }
        }
    }

    /** Starts the settings of a trainer. */
    public static TrainerBuilder of(Objective objective, Optimizer optimizer, Dataset data) {
        return new TrainerBuilder(objective, optimizer, data);
    }

    /**
     * Trains from the present parameters on.
     *
     * @throws NotFiniteException if a loss or a parameter is NaN or infinite
     * @throws IOException if a checkpoint cannot be written
     */
    public TrainingResult run() throws IOException {
        run = fresh();
        return go();
    }

    /**
     * Goes on from the last checkpoint in the folder, bit for bit as if there had been no stop; without one, trains from the beginning.
     * Hyperparameters are those of the optimizer in hand.
     *
     * @throws IllegalStateException if there is no folder, or the data, the batches or the seed were others
     * @throws dev.glissade.checkpoint.CheckpointMismatchException if rule or tensors were others
     * @throws NotFiniteException as {@link #run}
     * @throws IOException if a checkpoint cannot be read or written
     */
    public TrainingResult resume() throws IOException {
        run = fresh();
        savings.orElseThrow(() -> new IllegalStateException("there is no folder of checkpoints to resume from"))
                .resume(run);
        return go();
    }

    private TrainingResult go() throws IOException {
        for (TrainingListener listener : listeners) {
            listener.began(run);
        }
        Optional<EpochReport> last = Optional.empty();
        while (run.epoch() <= settings.epochs) {
            int count = settings.order.epoch(run.epoch(), rows);
            while (run.rows() < count && run.reason().isEmpty()) {
                step((int) Math.min(run.rows() + (long) settings.batch * settings.accumulate, count));
            }
            if (run.rows() < count) {
                if (savings.isPresent()) {
                    savings.get().saveLast(run);
                }
                break;
            }
            last = Optional.of(endEpoch());
        }
        TrainingResult result = new TrainingResult(
                run.epoch() - 1, run.step(), last, run.reason().orElse(TrainingResult.ALL_EPOCHS));
        for (TrainingListener listener : listeners) {
            listener.ended(run, result);
        }
        return result;
    }

    /** A step over the rows of the epoch from where the run stands. */
    private void step(int to) throws IOException {
        run.nextBatch();
        end = to;
        if (accumulation.isEmpty()) {
            fill(run.rows(), to, 0);
        }
        evaluations = 0;
        optimizer.step(closure);
        boolean made = !optimizer.report().skipped();
        run.stepped(loss, to - run.rows());
        if (made) {
            objective.stepped(optimizer.parameters(), batch);
        } else {
            objective.skipped();
        }
        if (!Finite.isFinite(optimizer.parameters(), run.gradients())) {
            throw Finite.parameter(run.epoch(), run.batch(), run.loss(), optimizer.parameters());
        }
        for (TrainingListener listener : listeners) {
            listener.stepped(run);
        }
        if (made && settings.checkpointSteps > 0 && run.step() % settings.checkpointSteps == 0) {
            savings.orElseThrow().save(run);
        }
    }

    private void fill(int from, int to, int part) {
        batch.clear(settings.seed, optimizer.steps() + 1, part);
        for (int i = from; i < to; i++) {
            data.read(rows[i], batch);
        }
    }

    private Gradients evaluate(Parameters point) {
        double here = accumulation.isPresent() ? accumulate(point, accumulation.get()) : evaluateBatch(point);
        if (evaluations++ == 0) {
            loss = here;
        }
        for (TrainingListener listener : listeners) {
            listener.evaluated(run);
        }
        return run.gradients().loss(here);
    }

    private double evaluateBatch(Parameters point) {
        double here = objective.at(point, batch, gradients);
        if (!Double.isFinite(here) && (evaluations == 0 || !optimizer.searches())) {
            throw Finite.loss(run.epoch(), run.batch(), here, point, gradients);
        }
        return here;
    }

    private double accumulate(Parameters point, Accumulation sum) {
        int begin = run.rows();
        double mean = 0;
        int part = 0;
        sum.clear();
        for (int from = begin; from < end; from += settings.batch) {
            fill(from, Math.min(from + settings.batch, end), part++);
            double share = (double) batch.size() / (end - begin);
            mean += share * evaluateBatch(point);
            sum.add(gradients, share);
        }
        sum.end();
        return mean;
    }

    private EpochReport endEpoch() throws IOException {
        if (!Finite.isFinite(optimizer.parameters())) {
            throw Finite.parameter(run.epoch(), run.batch(), run.loss(), optimizer.parameters());
        }
        Map<String, Double> measured = new LinkedHashMap<>();
        if (!measures.isEmpty()) {
            Parameters point = optimizer.evaluationPoint();
            measures.forEach((name, measure) -> measured.put(name, measure.applyAsDouble(point)));
        }
        EpochReport report = new EpochReport(run.epoch(), run.step(), run.meanLoss(), measured);
        for (TrainingListener listener : listeners) {
            listener.epochEnded(run, report);
        }
        run.nextEpoch();
        if (savings.isPresent()) {
            savings.get().save(run, report);
        }
        return report;
    }
}
