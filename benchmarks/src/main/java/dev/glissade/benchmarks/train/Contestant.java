package dev.glissade.benchmarks.train;

import java.util.Map;

/** A library with a trainer of its own. Those of others come with the profile {@code peers}. */
public interface Contestant {

    /** Its name in the table. */
    String name();

    /** Version, precision, and who multiplies its matrices, as it says itself. */
    String description();

    /** Whether it has the model and the rule of a contest. */
    boolean enters(Contest contest);

    /** Environment variables that its process needs to be at its best. */
    default Map<String, String> environment() {
        return Map.of();
    }

    /** Trains from the beginning, from the same start each time, on all cores. */
    Trained train(Contest contest, Digits digits, int epochs);
}
