package dev.glissade.secondorder;

/**
 * How a {@link Minimisation} ended. Immutable, thread-safe.
 *
 * @param settled whether nothing better can be found; otherwise there were too many steps
 * @param reason why it ended, in a few words
 * @param iterations the number of steps that moved the parameters
 * @param evaluations how often loss and gradient were worked out
 * @param gradientNorm the Euclidean norm of the gradient at the parameters
 */
public record MinimisationResult(
        boolean settled, String reason, long iterations, long evaluations, double gradientNorm) {}
