package dev.glissade.dsl.ast;

/** Operators with one operand; a root sign is a call of {@code sqrt}. */
public enum UnaryOp {
    NOT("not", 3),
    NEG("-", 7);

    private final String sign;
    private final int precedence;

    UnaryOp(String sign, int precedence) {
        this.sign = sign;
        this.precedence = precedence;
    }

    public String sign() {
        return sign;
    }

    public int precedence() {
        return precedence;
    }
}
