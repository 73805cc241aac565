package dev.glissade.dsl.diag;

/** How grave a message is: an error stops the compile after its stage, a warning does not. */
public enum Severity {
    ERROR,
    WARNING
}
