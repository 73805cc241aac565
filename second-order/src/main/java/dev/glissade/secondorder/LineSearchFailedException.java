package dev.glissade.secondorder;

/**
 * No step along a direction that descends makes the loss smaller. The step was not made: the parameters are at the best point that was
 * found. Mostly the gradient is not that of the loss, or the function is not the same each time it is asked.
 */
public final class LineSearchFailedException extends ArithmeticException {
    private static final long serialVersionUID = 1;

    private final long iteration;
    private final double loss;
    private final double gradientNorm;

    LineSearchFailedException(long iteration, double loss, double gradientNorm, String message) {
        super(message);
        this.iteration = iteration;
        this.loss = loss;
        this.gradientNorm = gradientNorm;
    }

    /** The number of the step that was not made, from 1. */
    public long iteration() {
        return iteration;
    }

    /** The loss at the parameters, which is the smallest that was found. */
    public double loss() {
        return loss;
    }

    /** The Euclidean norm of the gradient there. */
    public double gradientNorm() {
        return gradientNorm;
    }
}
