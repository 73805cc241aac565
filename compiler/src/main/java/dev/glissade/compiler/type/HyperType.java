package dev.glissade.compiler.type;

/** What values a hyperparameter takes. */
public enum HyperType {
    REAL,
    INT,
    FLAG,
    LIST
}
