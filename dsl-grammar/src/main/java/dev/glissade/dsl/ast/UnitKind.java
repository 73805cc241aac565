package dev.glissade.dsl.ast;

import java.util.Locale;

/** What a unit is for. */
public enum UnitKind {
    OPTIMIZER,
    TRANSFORM,
    WRAPPER,
    SCHEDULE;

    /** The word of the language. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
