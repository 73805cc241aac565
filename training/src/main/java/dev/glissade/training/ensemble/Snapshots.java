package dev.glissade.training.ensemble;

import dev.glissade.Parameters;
import dev.glissade.Tensor;
import dev.glissade.checkpoint.StoredTensor;
import dev.glissade.spi.Precision;
import dev.glissade.training.loop.EpochReport;
import dev.glissade.training.loop.Memory;
import dev.glissade.training.loop.Remembered;
import dev.glissade.training.loop.Run;
import dev.glissade.training.loop.TrainingListener;
import java.util.ArrayList;
import java.util.List;

/**
 * Keeps the weights of one run at the ends of the cycles of its rate: an ensemble for the price of one training (Huang et al. 2017).
 *
 * <pre>{@code
 * Schedule cycles = Schedules.named("cosine_restarts").set("period", 2000).build();
 * Snapshots snapshots = Snapshots.everySteps(2000).keepLast(5);
 * ...
 * Ensemble.averaging(network, snapshots.weights())
 * }</pre>
 *
 * <p>All of them are in memory, and in each checkpoint. For one run; not thread-safe.
 */
public final class Snapshots implements TrainingListener, Memory {
    private final boolean byEpochs;
    private final long period;
    private final int most;
    private final List<Parameters> kept = new ArrayList<>();

    private Snapshots(boolean byEpochs, long period, int most) {
        if (period < 1 || most < 1) {
            throw new IllegalArgumentException("the last " + most + " snapshots of every " + period);
        }
        this.byEpochs = byEpochs;
        this.period = period;
        this.most = most;
    }

    /** After every so many epochs; at least 1. */
    public static Snapshots everyEpochs(int epochs) {
        return new Snapshots(true, epochs, Integer.MAX_VALUE);
    }

    /** After every so many steps; at least 1. */
    public static Snapshots everySteps(long steps) {
        return new Snapshots(false, steps, Integer.MAX_VALUE);
    }

    /** Keeps so many of the last only; at least 1. */
    public Snapshots keepLast(int count) {
        return new Snapshots(byEpochs, period, count);
    }

    /** The weights that are kept, the oldest first. */
    public List<Parameters> weights() {
        return List.copyOf(kept);
    }

    @Override
    public void began(Run run) {
        if (!run.isResumed()) {
            kept.clear();
        }
    }

    @Override
    public void stepped(Run run) {
        if (!byEpochs && run.step() % period == 0 && !run.optimizer().report().skipped()) {
            take(run);
        }
    }

    @Override
    public void epochEnded(Run run, EpochReport report) {
        if (byEpochs && report.epoch() % period == 0) {
            take(run);
        }
    }

    private void take(Run run) {
        kept.add(run.optimizer().evaluationPoint().copy());
        if (kept.size() > most) {
            kept.remove(0);
        }
    }

    @Override
    public String memoryName() {
        return "snapshots";
    }

    @Override
    public Remembered remember() {
        List<StoredTensor> tensors = new ArrayList<>();
        for (int i = 0; i < kept.size(); i++) {
            for (Tensor tensor : kept.get(i).tensors()) {
                tensors.add(stored(i + "/" + tensor.name(), tensor));
            }
        }
        return new Remembered(Integer.toString(kept.size()), tensors);
    }

    private static StoredTensor stored(String name, Tensor tensor) {
        if (tensor.precision() == Precision.DOUBLE) {
            return StoredTensor.of(name, tensor.toDoubles(), tensor.shape());
        }
        float[] values = new float[tensor.length()];
        tensor.copyTo(values);
        return StoredTensor.of(name, values, tensor.shape());
    }

    @Override
    public void recall(Remembered remembered) {
        kept.clear();
        int count = Integer.parseInt(remembered.text());
        for (int i = 0; i < count; i++) {
            String prefix = i + "/";
            Parameters.Builder builder = Parameters.builder();
            for (StoredTensor tensor : remembered.tensors()) {
                if (tensor.name().startsWith(prefix)) {
                    add(builder, tensor.name().substring(prefix.length()), tensor);
                }
            }
            kept.add(builder.build());
        }
    }

    private static void add(Parameters.Builder builder, String name, StoredTensor tensor) {
        int[] shape = tensor.shape().stream().mapToInt(Integer::intValue).toArray();
        if (tensor.values() instanceof float[] floats) {
            builder.add(name, floats, shape);
        } else {
            builder.add(name, (double[]) tensor.values(), shape);
        }
    }
}
