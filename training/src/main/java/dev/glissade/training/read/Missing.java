package dev.glissade.training.read;

import java.util.OptionalDouble;
import java.util.Set;

/**
 * What becomes of values that are not there.
 *
 * @param texts what stands where a value is not there, besides nothing at all
 * @param filled what is put there; without it, such values are refused
 */
record Missing(Set<String> texts, OptionalDouble filled) {
    static final Missing REFUSED = new Missing(Set.of("?", "NA"), OptionalDouble.empty());

    Missing {
        texts = Set.copyOf(texts);
    }

    boolean is(String text) {
        return text.isEmpty() || texts.contains(text);
    }

    Missing fill(double value) {
        return new Missing(texts, OptionalDouble.of(value));
    }
}
