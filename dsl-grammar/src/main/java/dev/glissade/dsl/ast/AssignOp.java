package dev.glissade.dsl.ast;

import java.util.Optional;

/** The signs of assignment; {@code a -= e} means {@code a = a - (e)}. */
public enum AssignOp {
    SET("=", Optional.empty()),
    ADD("+=", Optional.of(BinaryOp.ADD)),
    SUB("-=", Optional.of(BinaryOp.SUB)),
    MUL("*=", Optional.of(BinaryOp.MUL)),
    DIV("/=", Optional.of(BinaryOp.DIV));

    private final String sign;
    private final Optional<BinaryOp> operator;

    AssignOp(String sign, Optional<BinaryOp> operator) {
        this.sign = sign;
        this.operator = operator;
    }

    public String sign() {
        return sign;
    }

    /** The operator that it applies to the old value; empty for {@code =}. */
    public Optional<BinaryOp> operator() {
        return operator;
    }
}
