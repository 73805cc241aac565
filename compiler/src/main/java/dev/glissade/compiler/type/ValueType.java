package dev.glissade.compiler.type;

/**
 * The type of a value of a rule.
 *
 * <p>An {@code ELEMENT} number is always {@code WORKING}. A scalar number is {@code DOUBLE} until it is rounded where it meets
 * a tensor; the rounded scalar is {@code WORKING} and keeps its scope, so that it is worked out once and not in the loop.
 */
public record ValueType(Kind kind, Precision precision, Scope scope) {

    public ValueType {
        if (kind == Kind.NUMBER && scope == Scope.ELEMENT && precision == Precision.DOUBLE) {
            throw new IllegalArgumentException("tensor numbers have the working precision");
        }
        if (kind == Kind.TRUTH && precision == Precision.WORKING) {
            throw new IllegalArgumentException("truth values have no precision");
        }
    }

    /** A scalar number in double. */
    public static ValueType scalar(Scope scope) {
        return new ValueType(Kind.NUMBER, Precision.DOUBLE, scope);
    }

    /** A tensor number. */
    public static ValueType tensor() {
        return new ValueType(Kind.NUMBER, Precision.WORKING, Scope.ELEMENT);
    }

    public static ValueType truth(Scope scope) {
        return new ValueType(Kind.TRUTH, Precision.DOUBLE, scope);
    }

    public boolean isTensor() {
        return scope == Scope.ELEMENT;
    }

    public boolean isNumber() {
        return kind == Kind.NUMBER;
    }
}
