package dev.glissade.compiler.lower;

/** What can be assigned in a step. */
sealed interface Variable {

    /** {@code theta}. */
    record Parameter() implements Variable {}

    /** {@code grad}. */
    record Gradient() implements Variable {}

    /** A state of the chain. */
    record State(int slot) implements Variable {}

    /**
     * A local.
     *
     * @param run which run of a unit it belongs to: a unit may run several times in a step, each with its own locals
     */
    record Local(int run, String name) implements Variable {}

    Variable THETA = new Parameter();
    Variable GRAD = new Gradient();
}
