package dev.glissade.spi;

import java.util.List;

/**
 * What a step of a rule may do with the elements that a sparse gradient does not name. Immutable, thread-safe.
 *
 * @param kind whether they may be left out
 * @param zeros hyperparameters: a rule that is {@link Kind#LAZY} is as good as {@link Kind#EXACT} where one of them is 0
 * @param reason why it is not exact, as the end of a sentence that begins with the rule; empty if it is
 * @param firstDense whether a tensor's first step goes over all its elements even so, because initial values or {@code first}
 *     depend on it
 */
public record Sparsity(Kind kind, List<String> zeros, String reason, boolean firstDense) {

    /** Of a rule written by hand that says nothing else. */
    public static final Sparsity UNKNOWN =
            new Sparsity(Kind.NEVER, List.of(), "is written by hand and has no sparse kernel", false);

    /** Of a rule that a gradient of 0 leaves alone. */
    public static final Sparsity EXACT = new Sparsity(Kind.EXACT, List.of(), "", false);

    public Sparsity {
        zeros = List.copyOf(zeros);
    }

    /** From what is always right to what is never. */
    public enum Kind {
        /** A gradient of 0 changes neither the parameter nor a state: leaving the element out gives the same bits. */
        EXACT,
        /** It changes something; leaving the element out is another rule, which the caller may want. */
        LAZY,
        /** The rule needs all elements, or has no sparse kernel. */
        NEVER
    }
}
