package dev.glissade.compiler.eval;

import java.util.Map;
import java.util.Set;

/**
 * What a step is given from outside.
 *
 * @param gradients where gradients come from
 * @param absent the names of the tensors that have no gradient in this step and take no part
 * @param loss the value of {@code loss}
 * @param stale stale values, by the public name of the state, then by tensor (for scalars of a group by its index as a text, for
 *     global ones by the empty text); what is missing is the state itself
 */
public record StepInput(
        Gradients gradients, Set<String> absent, double loss, Map<String, Map<String, double[]>> stale) {

    /** The gradients of the loss at any point. */
    @FunctionalInterface
    public interface Gradients {

        /**
         * The gradients at a point.
         *
         * @param point all tensors by name, also those that take no part; not to be written
         * @return the gradient of every tensor that takes part, by name; rounded to the working precision by the caller
         */
        Map<String, double[]> at(Map<String, double[]> point);
    }

    public StepInput {
        absent = Set.copyOf(absent);
        stale = Map.copyOf(stale);
    }

    /** A step in which every tensor takes part, without a loss and without stale values. */
    public static StepInput of(Gradients gradients) {
        return new StepInput(gradients, Set.of(), Double.NaN, Map.of());
    }

    /** The same gradients whatever the point. */
    public static StepInput of(Map<String, double[]> gradients) {
        return of(point -> gradients);
    }
}
