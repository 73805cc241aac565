package dev.glissade.compiler.lower;

/**
 * A value as the rule sees it.
 *
 * @param value its number in the program
 * @param tensor whether the language takes it for a tensor; a scalar that was assigned to a tensor local is one, though the
 *     program holds it as a rounded scalar
 */
record Operand(int value, boolean tensor) {}
