package dev.glissade.training.loop;

import dev.glissade.Gradients;
import dev.glissade.Optimizer;
import java.util.Optional;

/**
 * A run, where it stands. Always the same object during a run, so that being told of a step costs nothing; to be used on the thread that
 * trains, in a call of {@link TrainingListener}.
 */
public final class Run {
    private final Optimizer optimizer;
    private final Gradients gradients;
    private Optional<String> reason = Optional.empty();
    private int epoch = 1;
    private int batch;
    private int rows;
    private double loss = Double.NaN;
    private double lossSum;
    private boolean resumed;

    Run(Optimizer optimizer, Gradients gradients) {
        this.optimizer = optimizer;
        this.gradients = gradients;
    }

    public Optimizer optimizer() {
        return optimizer;
    }

    /** The gradients of the last step; of several batches that were accumulated, of all together. */
    public Gradients gradients() {
        return gradients;
    }

    /** The epoch that is going on, from 1; in {@code began}, the one that is about to begin or to go on. */
    public int epoch() {
        return epoch;
    }

    /** The batch within the epoch, from 1; 0 before the first. Those that are accumulated for one step count as one. */
    public int batch() {
        return batch;
    }

    /** The number of rows of the epoch that have been used. */
    public int rows() {
        return rows;
    }

    /** The number of steps made since the beginning of the run. */
    public long step() {
        return optimizer.steps();
    }

    /** The loss of the last batch, at the first point at which the rule asked for it; NaN before the first step. */
    public double loss() {
        return loss;
    }

    /** The mean loss of the epoch so far. */
    public double meanLoss() {
        return lossSum / rows;
    }

    /** Whether this part of the run began at a checkpoint. */
    public boolean isResumed() {
        return resumed;
    }

    /** Ends the run before the next step; the first reason counts. */
    public void stop(String why) {
        if (reason.isEmpty()) {
            reason = Optional.of(why);
        }
    }

    Optional<String> reason() {
        return reason;
    }

    void resume(Position position) {
        resumed = true;
        epoch = position.epoch();
        batch = position.batch();
        rows = position.rows();
        lossSum = position.lossSum();
    }

    Position position() {
        return new Position(epoch, batch, rows, lossSum);
    }

    void nextBatch() {
        batch++;
    }

    void stepped(double lossOfBatch, int rowsOfBatch) {
        loss = lossOfBatch;
        lossSum += lossOfBatch * rowsOfBatch;
        rows += rowsOfBatch;
    }

    void nextEpoch() {
        epoch++;
        batch = 0;
        rows = 0;
        lossSum = 0;
    }
}
