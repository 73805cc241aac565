package dev.glissade.training.objective;

import dev.glissade.Gradients;
import dev.glissade.Parameters;
import dev.glissade.training.data.Batch;

/**
 * A loss and its gradient, at any point, over any batch. The models of the library make objectives; so does any function of the user's:
 *
 * <pre>{@code
 * Objective valley = (at, batch, gradients) -> {
 *     double x = at.tensor("x").get(0);
 *     gradients.tensor("x").set(0, 2 * x);
 *     return x * x;
 * };
 * }</pre>
 *
 * <p>Within a step it may be asked several times, at several points, with the same batch: it must be the same function each time. What
 * is random in it is drawn from {@link Batch#seed()}, {@link Batch#step()} and {@link Batch#part()}. Need not be thread-safe.
 */
@FunctionalInterface
public interface Objective {

    /**
     * Works out the loss and its gradient.
     *
     * @param at the point, to be read only
     * @param batch the rows, at least one
     * @param gradients are overwritten: those of every tensor that takes part in the loss
     * @return the loss, a mean over the rows of the batch
     */
    double at(Parameters at, Batch batch, Gradients gradients);

    /**
     * Called after each step, for what is learnt without a gradient, such as running means.
     *
     * @param parameters as the step has left them
     * @param batch that of the step; where a step has several, the last
     */
    default void stepped(Parameters parameters, Batch batch) {}

    /** Called in place of {@link #stepped} if the optimizer has left the step out, because a gradient was not finite. */
    default void skipped() {}
}
