package dev.glissade.training.model;

import dev.glissade.Parameters;
import dev.glissade.training.array.Matrix;
import dev.glissade.training.data.Batch;

/** A model that is looked at as it is: nothing in it is random, nothing changes. Has working room of its own; for one thread at a time. */
@FunctionalInterface
public interface Scorer {

    /**
     * Works out the scores of the rows of a batch, a row each, which {@link Loss} judges and turns into predictions.
     *
     * @return to be used until the next call; may be overwritten
     */
    Matrix scores(Parameters at, Batch batch);
}
