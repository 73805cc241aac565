package dev.glissade.dsl.ast;

/** Operators with two operands. */
public enum BinaryOp {
    OR("or", 1),
    AND("and", 2),
    EQ("==", 4),
    NE("!=", 4),
    LT("<", 4),
    LE("<=", 4),
    GT(">", 4),
    GE(">=", 4),
    ADD("+", 5),
    SUB("-", 5),
    MUL("*", 6),
    DIV("/", 6),
    MOD("%", 6),
    MATMUL("@", 6),
    POW("^", 8);

    private final String sign;
    private final int precedence;

    BinaryOp(String sign, int precedence) {
        this.sign = sign;
        this.precedence = precedence;
    }

    public String sign() {
        return sign;
    }

    /** How tightly it binds: {@code not} is 3, unary minus 7. */
    public int precedence() {
        return precedence;
    }

    public boolean isComparison() {
        return precedence == 4;
    }

    public boolean isLogical() {
        return precedence < 3;
    }
}
