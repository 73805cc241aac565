package dev.glissade;

/**
 * The gradient of the loss on a step's batch, as a function of the parameters.
 *
 * <p>A step calls it once for each point that the rule asks for, on the thread that steps, always with the same batch in mind.
 */
@FunctionalInterface
public interface GradientFunction {

    /**
     * Works out the gradient at a point.
     *
     * @param point tensors of the same names and shapes as the optimizer's parameters: those themselves, or others that hold a
     *     point near them; to be read only, and only during the call
     * @return the gradients at the point, and the loss there if the rule reads it; it may be the same object each time, filled
     *     again: what a step is told to do to gradients (scaling, clipping, setting to 0) it may have done in their memory. The first of a step decides which tensors take part: the later ones need gradients for the same
     */
    Gradients at(Parameters point);
}
