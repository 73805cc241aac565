package dev.glissade.registry;

/** No rule can be used under a name; the message says what there is, and what is broken. Thread-safe: immutable. */
public final class UnknownRuleException extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    UnknownRuleException(String message) {
        super(message);
    }
}
