package dev.glissade.training.schedule;

import dev.glissade.Schedule;
import dev.glissade.training.loop.EpochReport;
import dev.glissade.training.loop.Memory;
import dev.glissade.training.loop.Remembered;
import dev.glissade.training.loop.Run;
import dev.glissade.training.loop.TrainingListener;
import dev.glissade.training.stop.Patience;
import java.util.List;

/**
 * Begins at 1 and is multiplied by a factor whenever a measure has not become better for some epochs:
 *
 * <pre>{@code
 * ReduceOnPlateau plateau = ReduceOnPlateau.on("validation loss").patience(3).factor(0.5);
 * Optimizer optimizer = Optimizers.named("adam").schedule("lr", plateau.times(1e-3)).over(parameters);
 * Trainer.of(objective, optimizer, data).measure("validation loss", ...).listen(plateau)
 * }</pre>
 *
 * <p>The trainer must hear of it: otherwise it says so in the second step. It keeps the steps after which it fell, so that it is a function
 * of the step, former ones included. Set it up before the run; for one run; not thread-safe.
 */
public final class ReduceOnPlateau implements Schedule, TrainingListener, Memory {
    private final String measure;
    private final Milestones falls = new Milestones();
    private Patience patience = new Patience(false, 0);
    private boolean highest;
    private double change;
    private int epochs = 10;
    private double factor = 0.1;
    private double low;
    private int cooldown;
    private int cooling;
    private boolean began;

    private ReduceOnPlateau(String measure) {
        this.measure = measure;
    }

    /** On something that the trainer measures, or {@code loss}: low is good; falls to a tenth after 10 epochs without a better value. */
    public static ReduceOnPlateau on(String measure) {
        return new ReduceOnPlateau(measure);
    }

    /** Takes high values for good, as of an accuracy. */
    public ReduceOnPlateau highestIsBest() {
        highest = true;
        patience = new Patience(true, change);
        return this;
    }

    /** Takes only what is better by more than this for better. */
    public ReduceOnPlateau minimumChange(double least) {
        patience = new Patience(highest, least);
        change = least;
        return this;
    }

    /** Falls after so many epochs in a row without a better value; at least 1. */
    public ReduceOnPlateau patience(int count) {
        if (count < 1) {
            throw new IllegalArgumentException("a patience of " + count + " epochs; expected at least 1");
        }
        epochs = count;
        return this;
    }

    /** What it is multiplied by; between 0 and 1. */
    public ReduceOnPlateau factor(double value) {
        if (!(value > 0 && value < 1)) {
            throw new IllegalArgumentException("a factor of " + value + "; expected one in (0, 1)");
        }
        factor = value;
        return this;
    }

    /** Never falls below this; in [0, 1]. */
    public ReduceOnPlateau low(double value) {
        if (!(value >= 0 && value <= 1)) {
            throw new IllegalArgumentException("a lowest value of " + value + "; expected one in [0, 1]");
        }
        low = value;
        return this;
    }

    /** Begins to wait only so many epochs after it fell. */
    public ReduceOnPlateau cooldown(int count) {
        if (count < 0) {
            throw new IllegalArgumentException("a pause of " + count + " epochs");
        }
        cooldown = count;
        return this;
    }

    @Override
    public double value(long step) {
        if (!began && step > 1) {
            throw new IllegalStateException(
                    "the schedule looks at '" + measure + "' at the end of epochs: let the trainer listen to it");
        }
        return Math.max(low, Math.pow(factor, falls.before(step)));
    }

    @Override
    public List<String> watches() {
        return List.of(measure);
    }

    @Override
    public void began(Run run) {
        began = true;
        if (!run.isResumed()) {
            falls.clear();
            patience.reset();
            cooling = 0;
        }
    }

    @Override
    public void epochEnded(Run run, EpochReport report) {
        patience.see(report.measure(measure));
        if (cooling > 0) {
            cooling--;
            patience.restart();
        }
        if (patience.waited() >= epochs) {
            falls.add(run.step());
            patience.restart();
            cooling = cooldown;
        }
    }

    @Override
    public String memoryName() {
        return "plateaus of " + measure;
    }

    @Override
    public Remembered remember() {
        return Remembered.of(cooling + "\n" + patience.text() + "\n" + falls.text());
    }

    @Override
    public void recall(Remembered remembered) {
        String[] lines = remembered.text().split("\n", -1);
        cooling = Integer.parseInt(lines[0]);
        patience.recall(lines[1]);
        falls.recall(lines[2]);
    }
}
