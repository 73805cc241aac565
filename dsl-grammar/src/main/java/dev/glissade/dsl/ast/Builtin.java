package dev.glissade.dsl.ast;

/** The names that the language itself gives a value. */
public enum Builtin {
    THETA("theta"),
    GRAD("grad"),
    T("t"),
    LOSS("loss"),
    CENTER("center"),
    PI("pi"),
    INF("inf");

    private final String word;

    Builtin(String word) {
        this.word = word;
    }

    public String word() {
        return word;
    }
}
