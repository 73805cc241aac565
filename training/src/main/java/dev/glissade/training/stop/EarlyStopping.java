package dev.glissade.training.stop;

import dev.glissade.training.loop.EpochReport;
import dev.glissade.training.loop.Memory;
import dev.glissade.training.loop.Remembered;
import dev.glissade.training.loop.Run;
import dev.glissade.training.loop.TrainingListener;
import dev.glissade.training.loop.TrainingResult;
import java.util.List;
import java.util.Optional;

/**
 * Ends a run when a measure has not become better for some epochs, and puts the best weights back (Prechelt 1998).
 *
 * <pre>{@code
 * Trainer.of(network.objective(), optimizer, train)
 *         .measure("validation loss", at -> Evaluation.of(network, at, validation).loss())
 *         .listen(EarlyStopping.on("validation loss").patience(5).minimumChange(1e-4))
 * }</pre>
 *
 * <p>However a run ends, by this or otherwise, the optimizer then is as it was after the best epoch: parameters, what the rule keeps, and
 * the number of steps, so that {@code evaluationPoint()} is the best one of any rule. A copy of all that is kept, in memory and in
 * checkpoints. The folder of checkpoints is not turned back: a run that is resumed with more epochs goes on from the last one.
 *
 * <p>For one run; not thread-safe.
 */
public final class EarlyStopping implements TrainingListener, Memory {
    private final String measure;
    private final boolean highest;
    private final int epochs;
    private final double change;
    private final boolean restores;
    private final Patience patience;
    private Optional<KeptRun> best = Optional.empty();
    private int bestEpoch;

    private EarlyStopping(String measure, boolean highest, int epochs, double change, boolean restores) {
        this.measure = measure;
        this.highest = highest;
        this.epochs = epochs;
        this.change = change;
        this.restores = restores;
        this.patience = new Patience(highest, change);
    }

    /** On something that the trainer measures, or {@code loss}: the lowest is the best, and after 10 epochs without a better one it ends. */
    public static EarlyStopping on(String measure) {
        return new EarlyStopping(measure, false, 10, 0, true);
    }

    /** Takes the highest value for the best, as of an accuracy. */
    public EarlyStopping highestIsBest() {
        return new EarlyStopping(measure, true, epochs, change, restores);
    }

    /** Ends after so many epochs in a row without a better value; at least 1. */
    public EarlyStopping patience(int count) {
        if (count < 1) {
            throw new IllegalArgumentException("a patience of " + count + " epochs; expected at least 1");
        }
        return new EarlyStopping(measure, highest, count, change, restores);
    }

    /** Takes only what is better by more than this for better. */
    public EarlyStopping minimumChange(double least) {
        return new EarlyStopping(measure, highest, epochs, least, restores);
    }

    /** Leaves the last weights where they are, and keeps no copy of the best ones. */
    public EarlyStopping leaveLast() {
        return new EarlyStopping(measure, highest, epochs, change, false);
    }

    /** The best epoch so far, from 1; 0 before the end of the first. */
    public int bestEpoch() {
        return bestEpoch;
    }

    /** The best value so far; NaN before the end of the first epoch. */
    public double bestValue() {
        return patience.best();
    }

    @Override
    public List<String> watches() {
        return List.of(measure);
    }

    @Override
    public void began(Run run) {
        if (!run.isResumed()) {
            patience.reset();
            best = Optional.empty();
            bestEpoch = 0;
        }
        look(run);
    }

    @Override
    public void epochEnded(Run run, EpochReport report) {
        if (patience.see(report.measure(measure))) {
            bestEpoch = report.epoch();
            if (restores) {
                best = Optional.of(KeptRun.of(run.optimizer()));
            }
        }
        look(run);
    }

    private void look(Run run) {
        if (patience.waited() >= epochs) {
            run.stop("no better " + measure + " than " + patience.best() + ", of epoch " + bestEpoch + ", in "
                    + patience.waited() + " epochs");
        }
    }

    @Override
    public void ended(Run run, TrainingResult result) {
        best.ifPresent(kept -> kept.putInto(run.optimizer()));
    }

    @Override
    public String memoryName() {
        return "early stopping on " + measure;
    }

    @Override
    public Remembered remember() {
        String text = bestEpoch + " " + patience.text();
        return best.map(kept -> kept.remember(text)).orElse(Remembered.of(text));
    }

    @Override
    public void recall(Remembered remembered) {
        String line = remembered.text().lines().findFirst().orElse("");
        int blank = line.indexOf(' ');
        bestEpoch = Integer.parseInt(line.substring(0, blank));
        patience.recall(line.substring(blank + 1));
        best = restores && !remembered.tensors().isEmpty() ? Optional.of(KeptRun.recall(remembered)) : Optional.empty();
    }
}
