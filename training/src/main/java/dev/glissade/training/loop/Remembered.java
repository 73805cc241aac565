package dev.glissade.training.loop;

import dev.glissade.checkpoint.StoredTensor;
import java.util.List;

/**
 * What a {@link Memory} remembers at one moment. Immutable but for the arrays of the tensors, which nobody writes afterwards.
 *
 * @param text numbers so that they come back to the bit, as {@link Double#toHexString} writes them
 * @param tensors of names that differ from each other
 */
public record Remembered(String text, List<StoredTensor> tensors) {

    public Remembered {
        tensors = List.copyOf(tensors);
    }

    /** A text alone. */
    public static Remembered of(String text) {
        return new Remembered(text, List.of());
    }
}
