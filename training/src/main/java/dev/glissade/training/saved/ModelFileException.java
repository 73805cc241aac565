package dev.glissade.training.saved;

import java.io.IOException;

/** A file holds no model that {@link SavedModel} has written; the message names all that is wrong. */
public final class ModelFileException extends IOException {
    private static final long serialVersionUID = 1;

    ModelFileException(String message) {
        super(message);
    }
}
