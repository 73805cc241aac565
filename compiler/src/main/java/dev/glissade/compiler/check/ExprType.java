package dev.glissade.compiler.check;

import dev.glissade.compiler.type.Scope;
import dev.glissade.compiler.type.ValueType;

/**
 * The type of an expression while it is checked. {@link #UNKNOWN} is the type of what already has an error: it absorbs whatever
 * it meets, so that one slip gives one message.
 */
record ExprType(Nature nature, Reach reach) {

    enum Nature {
        NUMBER("a number"),
        TRUTH("a truth value"),
        UNKNOWN("unknown");

        private final String words;

        Nature(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }
    }

    static final ExprType UNKNOWN = new ExprType(Nature.UNKNOWN, Reach.GLOBAL);

    static ExprType number(Reach reach) {
        return new ExprType(Nature.NUMBER, reach);
    }

    static ExprType truth(Reach reach) {
        return new ExprType(Nature.TRUTH, reach);
    }

    boolean isUnknown() {
        return nature == Nature.UNKNOWN;
    }

    boolean isNumber() {
        return nature == Nature.NUMBER;
    }

    boolean isTruth() {
        return nature == Nature.TRUTH;
    }

    /** Whether it is known to be a tensor. */
    boolean isTensor() {
        return !isUnknown() && reach.isTensor();
    }

    /** The same nature, at most as wide as {@code other}. */
    ExprType narrowedTo(Reach other) {
        return isUnknown() ? this : new ExprType(nature, reach.narrower(other));
    }

    /** The type as the stages after the checker see it. */
    ValueType valueType() {
        Scope scope = reach.scope();
        return switch (nature) {
            case TRUTH -> ValueType.truth(scope);
            case NUMBER -> scope == Scope.ELEMENT ? ValueType.tensor() : ValueType.scalar(scope);
            case UNKNOWN -> throw new IllegalStateException("a checked unit has no unknown types");
        };
    }
}
