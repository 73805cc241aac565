package dev.glissade.spi;

import java.util.List;

/**
 * A hyperparameter of a rule. Immutable, thread-safe.
 *
 * @param name as the user sets it
 * @param slot the number of its first value in the arrays that kernels read; -1 for a flag
 * @param length the number of values: 1, or the length of a list
 * @param defaults one default per value; empty if it must be given; NaN stands for a default that follows other
 *     hyperparameters (see {@code defaultText}); for a flag 0 or 1
 * @param defaultText the default as the rule writes it; empty if there is none
 * @param range the legal values, of a list of each element
 * @param description its doc comment; may be empty
 * @param computed whether the rule works it out in each step, so that it cannot be set
 * @param uniform whether all groups must have the same value
 */
public record Hyperparameter(
        String name,
        Type type,
        int slot,
        int length,
        List<Double> defaults,
        String defaultText,
        Range range,
        String description,
        boolean computed,
        boolean uniform) {

    /** What values it takes. */
    public enum Type {
        REAL,
        INT,
        FLAG,
        LIST
    }

    public Hyperparameter {
        defaults = List.copyOf(defaults);
    }

    public boolean mustBeGiven() {
        return defaults.isEmpty() && !computed;
    }
}
