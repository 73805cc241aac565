package dev.glissade.training.model;

import dev.glissade.Parameters;
import dev.glissade.training.data.Batch;

/** What rows and parameters must be like for a network. */
final class Requirements {

    private Requirements() {}

    static void check(Network network, Parameters at, Batch batch) {
        if (batch.schema().inputs() != network.inputs()) {
            throw new IllegalArgumentException(
                    "rows of " + batch.schema().inputs() + " inputs for a network of " + network.inputs());
        }
        if (batch.precision() != at.precision()) {
            throw new IllegalArgumentException(
                    "a batch in " + batch.precision() + " for parameters in " + at.precision());
        }
        if (batch.size() == 0) {
            throw new IllegalArgumentException("a batch without rows");
        }
        if (batch.schema().sparse() && !(network.layers().get(0) instanceof Dense)) {
            throw new IllegalArgumentException("sparse rows go into a dense layer first; the network begins with '"
                    + network.names().get(0) + "'");
        }
    }
}
