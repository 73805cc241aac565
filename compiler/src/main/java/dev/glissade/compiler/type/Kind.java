package dev.glissade.compiler.type;

/** What a value is. */
public enum Kind {
    NUMBER,
    TRUTH
}
