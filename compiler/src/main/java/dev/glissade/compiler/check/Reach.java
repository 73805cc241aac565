package dev.glissade.compiler.check;

import dev.glissade.compiler.type.Scope;

/**
 * The scope of a value as the checker sees it: {@link Scope} with one more step, for what is a group's only because a
 * hyperparameter flows into it. Such a value may still become a global one; the hyperparameter is then uniform.
 */
enum Reach {
    GLOBAL(Scope.GLOBAL, "the whole optimizer"),
    HYPER(Scope.GROUP, "a group"),
    GROUP(Scope.GROUP, "a group"),
    TENSOR(Scope.TENSOR, "a tensor"),
    ELEMENT(Scope.ELEMENT, "an element");

    private final Scope scope;
    private final String words;

    Reach(Scope scope, String words) {
        this.scope = scope;
        this.words = words;
    }

    static Reach of(Scope scope) {
        return switch (scope) {
            case GLOBAL -> GLOBAL;
            case GROUP -> GROUP;
            case TENSOR -> TENSOR;
            case ELEMENT -> ELEMENT;
        };
    }

    Scope scope() {
        return scope;
    }

    /** For how much one such value stands, in words. */
    String words() {
        return words;
    }

    Reach narrower(Reach other) {
        return compareTo(other) >= 0 ? this : other;
    }

    boolean isTensor() {
        return this == ELEMENT;
    }

    /** Whether a scalar state of {@code state} can hold it; hyperparameters count as global. */
    boolean fits(Scope state) {
        return this == HYPER || !scope.isNarrowerThan(state);
    }
}
