package dev.glissade.spi;

/** What a named unit is for. */
public enum UnitKind {
    OPTIMIZER,
    TRANSFORM,
    WRAPPER,
    SCHEDULE
}
