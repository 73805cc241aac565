package dev.glissade.spi;

/** For how much one value stands. Immutable, thread-safe. */
public enum Scope {
    GLOBAL,
    GROUP,
    TENSOR,
    /** One value for each element: a tensor. */
    ELEMENT
}
