package dev.glissade.training.model;

import dev.glissade.Parameters;
import dev.glissade.spi.Precision;
import dev.glissade.training.objective.Objective;

/** A description of a model, without numbers. Those of the library are immutable and thread-safe. */
public interface Model {

    /** Fresh parameters to start a run from; the same seed gives the same ones. */
    Parameters start(Precision precision, long seed);

    /** A function to train it with. Each one has working room of its own, for one thread at a time. */
    Objective objective();

    /** A way to look at it, with working room of its own. */
    Scorer scorer();

    /** What its scores are for. */
    Loss loss();
}
