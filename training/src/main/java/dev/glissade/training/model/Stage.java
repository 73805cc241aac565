package dev.glissade.training.model;

import dev.glissade.Parameters;
import dev.glissade.training.array.Matrix;

/** A layer at work: it keeps what the way back needs of the way forth. */
interface Stage {

    /** Works out the output; the input stays as it is until the way back. */
    Matrix forward(Pass pass, Matrix input);

    /**
     * Writes the gradients of the layer's tensors and works out that of its input.
     *
     * @param gradient of the output; may be overwritten
     * @return the gradient of the input; anything for the first layer
     */
    Matrix backward(Pass pass, Matrix gradient);

    /** Takes over what the last evaluation of a step has shown, into tensors without gradients. */
    default void stepped(Parameters parameters) {}

    /** Forgets what evaluations have shown: the step was not made. */
    default void skipped() {}

    /** Puts what all batches together have shown into tensors without gradients, in the place of what was there. */
    default void measured(Parameters parameters) {}
}
