package dev.glissade.spi;

/** What a named unit is for. Immutable, thread-safe. */
public enum UnitKind {
    OPTIMIZER,
    TRANSFORM,
    WRAPPER,
    SCHEDULE
}
