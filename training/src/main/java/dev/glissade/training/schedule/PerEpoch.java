package dev.glissade.training.schedule;

import dev.glissade.Schedule;
import dev.glissade.training.loop.EpochReport;
import dev.glissade.training.loop.Memory;
import dev.glissade.training.loop.Remembered;
import dev.glissade.training.loop.Run;
import dev.glissade.training.loop.TrainingListener;

/**
 * A schedule that goes on by one with each epoch, however many steps an epoch has:
 *
 * <pre>{@code
 * PerEpoch decay = PerEpoch.of("decay of lr", epoch -> Math.pow(0.95, epoch - 1));
 * Optimizer optimizer = Optimizers.named("sgd").schedule("lr", decay.times(0.1)).over(parameters);
 * Trainer.of(objective, optimizer, data).listen(decay)
 * }</pre>
 *
 * <p>The trainer must hear of it: otherwise it does not know of epochs and says so in the second step. For one run; not thread-safe.
 */
public final class PerEpoch implements Schedule, TrainingListener, Memory {
    private final String name;
    private final Schedule epochs;
    private final Milestones ends = new Milestones();
    private boolean began;

    private PerEpoch(String name, Schedule epochs) {
        this.name = name;
        this.epochs = epochs;
    }

    /**
     * A schedule whose steps are epochs.
     *
     * @param name what it is called in checkpoints; different from others of the run
     * @param epochs the value as a function of the epoch, from 1
     */
    public static PerEpoch of(String name, Schedule epochs) {
        return new PerEpoch(name, epochs);
    }

    @Override
    public double value(long step) {
        if (!began && step > 1) {
            throw new IllegalStateException("the schedule '" + name + "' goes by epochs: let the trainer listen to it");
        }
        return epochs.value(ends.before(step) + 1);
    }

    @Override
    public void began(Run run) {
        began = true;
        if (!run.isResumed()) {
            ends.clear();
        }
    }

    @Override
    public void epochEnded(Run run, EpochReport report) {
        ends.add(run.step());
    }

    @Override
    public String memoryName() {
        return name;
    }

    @Override
    public Remembered remember() {
        return Remembered.of(ends.text());
    }

    @Override
    public void recall(Remembered remembered) {
        ends.recall(remembered.text());
    }
}
