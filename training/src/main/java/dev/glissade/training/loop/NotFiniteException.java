package dev.glissade.training.loop;

/**
 * A loss, or a parameter, is NaN or infinite, so that going on makes no sense. If it is the loss, the step was not made and parameters
 * are as before it; if it is a parameter, the step was made.
 */
public final class NotFiniteException extends ArithmeticException {
    private static final long serialVersionUID = 1;

    private final int epoch;
    private final int batch;
    private final String tensor;

    NotFiniteException(int epoch, int batch, String tensor, String what) {
        super("epoch " + epoch + ", batch " + batch + ": " + what);
        this.epoch = epoch;
        this.batch = batch;
        this.tensor = tensor;
    }

    /** The epoch, from 1. */
    public int epoch() {
        return epoch;
    }

    /** The batch within the epoch, from 1. */
    public int batch() {
        return batch;
    }

    /** The first tensor that is not finite, or whose gradient is not; empty if all are. */
    public String tensor() {
        return tensor;
    }
}
