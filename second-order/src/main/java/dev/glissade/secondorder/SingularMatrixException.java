package dev.glissade.secondorder;

/**
 * The matrix of a step is singular (or, of Newton's method, not positive definite), so that there is no step. The step was not made:
 * the parameters are at the best point that was found.
 */
public final class SingularMatrixException extends ArithmeticException {
    private static final long serialVersionUID = 1;

    private final long iteration;
    private final double loss;

    SingularMatrixException(long iteration, double loss, String message) {
        super(message);
        this.iteration = iteration;
        this.loss = loss;
    }

    /** The number of the step that was not made, from 1. */
    public long iteration() {
        return iteration;
    }

    /** The loss at the parameters. */
    public double loss() {
        return loss;
    }
}
