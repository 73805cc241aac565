package dev.glissade.dsl.diag;

/**
 * How grave a message is: an error stops the compile after its stage, a warning does not, and a note finds no fault at all: it
 * tells what a rule that means what it says costs, and how it could cost less.
 */
public enum Severity {
    ERROR,
    WARNING,
    NOTE
}
