package dev.glissade.training.average;

import dev.glissade.Parameters;
import dev.glissade.Tensor;
import dev.glissade.checkpoint.StoredTensor;
import dev.glissade.training.loop.EpochReport;
import dev.glissade.training.loop.Memory;
import dev.glissade.training.loop.Remembered;
import dev.glissade.training.loop.Run;
import dev.glissade.training.loop.TrainingListener;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Stochastic weight averaging (Izmailov et al. 2018): the plain mean of the weights at the ends of epochs, or of the cycles of a cyclical
 * rate.
 *
 * <pre>{@code
 * StochasticAverage average = StochasticAverage.everyEpochs(1).after(15);
 * Trainer.of(network.objective(), optimizer, train).epochs(20).listen(average).build().run();
 * Parameters weights = average.weights();
 * network.measureStatistics(weights, train, 100);          // if it normalises batches
 * }</pre>
 *
 * <p>Training goes on as if it were not there. The mean is kept in double; a rule that is evaluated elsewhere than at its parameters gives
 * that point. For one run; not thread-safe.
 */
public final class StochasticAverage implements TrainingListener, Memory {
    private final boolean byEpochs;
    private final long period;
    private final long start;
    private final Map<String, double[]> mean = new LinkedHashMap<>();
    private Parameters like = Parameters.of(new double[1]);
    private int count;

    private StochasticAverage(boolean byEpochs, long period, long start) {
        this.byEpochs = byEpochs;
        this.period = period;
        this.start = start;
        if (period < 1 || start < 0) {
            throw new IllegalArgumentException("an average every " + period + " after " + start);
        }
    }

    /** The mean of the weights after every so many epochs; at least 1. */
    public static StochasticAverage everyEpochs(int epochs) {
        return new StochasticAverage(true, epochs, 0);
    }

    /** The mean of the weights after every so many steps: at the ends of cycles of a rate; at least 1. */
    public static StochasticAverage everySteps(long steps) {
        return new StochasticAverage(false, steps, 0);
    }

    /** The same from the first later than so many epochs, or steps; every one from there on. */
    public StochasticAverage after(long epochsOrSteps) {
        return new StochasticAverage(byEpochs, period, epochsOrSteps);
    }

    /** How many weights it is the mean of. */
    public int count() {
        return count;
    }

    /**
     * The mean so far, a copy in the precision of the parameters.
     *
     * @throws IllegalStateException if there is none yet
     */
    public Parameters weights() {
        if (count == 0) {
            throw new IllegalStateException("there is nothing to average: no " + (byEpochs ? "epoch" : "step")
                    + " that is a multiple of " + period + " has ended after " + start);
        }
        Parameters copy = like.copy();
        mean.forEach((name, values) -> {
            for (int k = 0; k < values.length; k++) {
                copy.tensor(name).set(k, values[k]);
            }
        });
        return copy;
    }

    @Override
    public void began(Run run) {
        like = run.optimizer().parameters();
        if (!run.isResumed()) {
            count = 0;
            mean.clear();
        }
    }

    @Override
    public void stepped(Run run) {
        if (!byEpochs && !run.optimizer().report().skipped()) {
            look(run, run.step());
        }
    }

    @Override
    public void epochEnded(Run run, EpochReport report) {
        if (byEpochs) {
            look(run, report.epoch());
        }
    }

    private void look(Run run, long now) {
        if (now > start && (now - start) % period == 0) {
            take(run.optimizer().evaluationPoint());
        }
    }

    private void take(Parameters point) {
        count++;
        for (Tensor tensor : point.tensors()) {
            double[] values = mean.computeIfAbsent(tensor.name(), name -> new double[tensor.length()]);
            for (int k = 0; k < values.length; k++) {
                values[k] += (tensor.get(k) - values[k]) / count;
            }
        }
    }

    @Override
    public String memoryName() {
        return "average";
    }

    @Override
    public Remembered remember() {
        List<StoredTensor> tensors = new ArrayList<>();
        mean.forEach((name, values) -> tensors.add(StoredTensor.of(name, values.clone())));
        return new Remembered(Integer.toString(count), tensors);
    }

    @Override
    public void recall(Remembered remembered) {
        count = Integer.parseInt(remembered.text());
        mean.clear();
        remembered.tensors().forEach(tensor -> mean.put(tensor.name(), tensor.toDoubles()));
    }
}
