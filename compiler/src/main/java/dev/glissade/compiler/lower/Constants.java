package dev.glissade.compiler.lower;

import dev.glissade.compiler.ir.Op;
import dev.glissade.dsl.ast.Builtin;

/** The built-in names that mean the same wherever a formula stands. */
final class Constants {

    private Constants() {}

    static Operand of(Flow flow, Builtin builtin) {
        return switch (builtin) {
            case T -> flow.scalar(new Op.Step());
            case PI -> flow.number(Math.PI);
            case INF -> flow.number(Double.POSITIVE_INFINITY);
            default -> throw Names.illegal("'" + builtin.word() + "'");
        };
    }
}
