package dev.glissade.compiler.type;

/** For how much one value stands, from the widest to the narrowest (language page, sections 11 and 12). */
public enum Scope {
    /** One value for the whole step: literals, {@code t}, {@code loss}, global reductions and states. */
    GLOBAL,
    /** One for each group of tensors: hyperparameters, group reductions and states. */
    GROUP,
    /** One for each tensor: plain reductions, scalar states, the condition of {@code first}. */
    TENSOR,
    /** One for each element of a tensor. */
    ELEMENT;

    /** The scope of a value that is made of values of both scopes. */
    public Scope narrower(Scope other) {
        return compareTo(other) >= 0 ? this : other;
    }

    public boolean isNarrowerThan(Scope other) {
        return compareTo(other) > 0;
    }

    public boolean isScalar() {
        return this != ELEMENT;
    }
}
