package dev.glissade.secondorder;

import dev.glissade.GradientFunction;
import dev.glissade.Optimizer;

/**
 * Makes steps of a method that searches until nothing better can be found: for functions that are the same from step to step, as the
 * loss over all rows is.
 *
 * <pre>{@code
 * Optimizer optimizer = Optimizers.named("lbfgs").set("tolerance", 1e-8).over(parameters);
 * MinimisationResult result = Minimisation.of(optimizer, point -> gradients(point)).run();
 * }</pre>
 *
 * <p>A step begins where the last one ended, so what is known of that point is not asked for again. One thread at a time.
 */
public final class Minimisation {
    private final Optimizer optimizer;
    private final Remembered function;
    private final long most;

    private Minimisation(Optimizer optimizer, Remembered function, long most) {
        this.optimizer = optimizer;
        this.function = function;
        this.most = most;
    }

    /**
     * Prepares to make a function small, in up to a thousand steps.
     *
     * @throws IllegalArgumentException if the optimizer's rule does not search: such rules do not know when to end
     */
    public static Minimisation of(Optimizer optimizer, GradientFunction function) {
        if (!optimizer.searches()) {
            throw new IllegalArgumentException("rule '" + optimizer.rule().name()
                    + "' does not search and does not say when to end; step it in a loop of your own");
        }
        return new Minimisation(optimizer, Remembered.of(function), 1000);
    }

    /** The same with another greatest number of steps. */
    public Minimisation atMost(long steps) {
        if (steps < 1) {
            throw new IllegalArgumentException("at most " + steps + " steps; expected at least 1");
        }
        return new Minimisation(optimizer, function, steps);
    }

    /**
     * Makes the steps. Whatever ends it, the parameters are at the best point.
     *
     * @throws LineSearchFailedException if no smaller loss is found, though the gradient promises one
     * @throws SingularMatrixException if a system of equations has no solution
     */
    public MinimisationResult run() {
        long before = function.evaluations();
        for (long step = 0; step < most; step++) {
            optimizer.step(function);
            if (optimizer.report().settled()) {
                return result(true, optimizer.report().remark(), step, before);
            }
        }
        return result(false, "these were all " + most + " steps", most, before);
    }

    private MinimisationResult result(boolean settled, String reason, long iterations, long before) {
        return new MinimisationResult(
                settled,
                reason,
                iterations,
                function.evaluations() - before,
                optimizer.report().gradientNorm());
    }
}
