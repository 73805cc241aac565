package dev.glissade.compiler.check;

/** What values a hyperparameter takes. */
public enum HyperType {
    REAL,
    INT,
    FLAG,
    LIST
}
