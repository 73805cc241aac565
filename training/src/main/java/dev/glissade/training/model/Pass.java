package dev.glissade.training.model;

import dev.glissade.Gradients;
import dev.glissade.Parameters;
import dev.glissade.training.data.Batch;

/**
 * One way forth and back through a network.
 *
 * @param gradients are overwritten on the way back
 * @param mode what it is for
 */
record Pass(Parameters at, Gradients gradients, Batch batch, Mode mode) {

    /** What a way through a network is for. */
    enum Mode {
        /** To train it. */
        TRAINING,
        /** To measure what it has remembered of former batches anew; nothing is random. */
        MEASURING,
        /** To look at it as it is; nothing is random, nothing changes. */
        AS_IT_IS
    }
}
