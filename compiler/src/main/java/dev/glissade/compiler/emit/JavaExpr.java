package dev.glissade.compiler.emit;

import com.palantir.javapoet.CodeBlock;

/**
 * A Java expression.
 *
 * @param binding what decides whether it needs parentheses
 * @param size roughly how long it is to read, in operands
 */
record JavaExpr(CodeBlock code, Binding binding, int size) {

    /** A name, a literal, a call: never in parentheses. */
    static JavaExpr primary(String format, Object... arguments) {
        return new JavaExpr(CodeBlock.of(format, arguments), Binding.PRIMARY, 1);
    }

    /** An operator between two operands; it associates to the left. */
    static JavaExpr binary(Binding binding, JavaExpr left, String operator, JavaExpr right) {
        CodeBlock code = CodeBlock.of("$L $L $L", left.in(binding), operator, right.tighterThan(binding));
        return new JavaExpr(code, binding, left.size + right.size);
    }

    /** A call. */
    static JavaExpr call(String function, JavaExpr... arguments) {
        CodeBlock list = CodeBlock.of("");
        int size = 1;
        for (JavaExpr argument : arguments) {
            list = list.isEmpty() ? argument.code : CodeBlock.of("$L, $L", list, argument.code);
            size += argument.size;
        }
        return new JavaExpr(CodeBlock.of("$L($L)", function, list), Binding.PRIMARY, size);
    }

    JavaExpr negated() {
        return new JavaExpr(CodeBlock.of("-$L", in(Binding.PRIMARY)), Binding.UNARY, size);
    }

    JavaExpr not() {
        return new JavaExpr(CodeBlock.of("!$L", in(Binding.PRIMARY)), Binding.UNARY, size);
    }

    JavaExpr cast(String type) {
        return new JavaExpr(CodeBlock.of("($L) $L", type, in(Binding.PRIMARY)), Binding.UNARY, size);
    }

    /** The code as an operand of something that binds as tightly as {@code least}. */
    CodeBlock in(Binding least) {
        return binding.compareTo(least) < 0 ? CodeBlock.of("($L)", code) : code;
    }

    /** The code as the right operand of something that binds as tightly as {@code other} and associates to the left. */
    private CodeBlock tighterThan(Binding other) {
        return binding.compareTo(other) <= 0 ? CodeBlock.of("($L)", code) : code;
    }

    @Override
    public String toString() {
        return code.toString();
    }
}
