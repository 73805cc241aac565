package dev.glissade.compiler.ir;

import java.util.List;

/**
 * What a step may do with elements whose gradient is 0.
 *
 * @param kind whether they may be left out
 * @param zeros hyperparameters: a rule that is not {@link Kind#EXACT} is so while one of them is 0
 * @param reason why it is not exact, as the end of a sentence that begins with the rule's name; empty if it is
 * @param firstDense whether a tensor's first step has to go over all its elements, because initial values or {@code first} depend
 *     on it
 */
public record Sparsity(Kind kind, List<String> zeros, String reason, boolean firstDense) {

    public Sparsity {
        zeros = List.copyOf(zeros);
    }

    /** From what is always right to what is never. */
    public enum Kind {
        /** A gradient of 0 changes neither the parameter nor a state: leaving the element out gives the same bits. */
        EXACT,
        /** It changes something; leaving the element out is another rule, which the caller may want. */
        LAZY,
        /** The rule needs all elements, whatever their gradient is. */
        NEVER
    }
}
