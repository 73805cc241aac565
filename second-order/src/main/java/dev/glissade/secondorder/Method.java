package dev.glissade.secondorder;

import dev.glissade.spi.Search;

/** What one method of descent differs in from the others. Without state of its own: that is the optimizer's. */
interface Method {

    /** The first of the method's own hyperparameters, behind those of the line search. */
    int OWN = 4;

    /** Works out a direction; it need not descend. */
    Direction direction(Search search, Place at);

    /** Learns from a step that was found, and writes states. Called before the parameters are written. */
    default void learn(Search search, Place from, Direction direction, Trial to) {}
}
