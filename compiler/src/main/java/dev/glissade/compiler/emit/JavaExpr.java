package dev.glissade.compiler.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import java.util.ArrayList;
import java.util.List;

/**
 * A Java expression. It is kept as text, not as a tree of code blocks: JavaPoet takes as long for a part of one letter as for a
 * whole line, and a rule has thousands of parts.
 *
 * @param text as JavaPoet's formats have it, with {@code $T} for each type
 * @param types those that the text names, in order
 * @param binding what decides whether it needs parentheses
 * @param size roughly how long it is to read, in operands
 */
record JavaExpr(String text, List<ClassName> types, Binding binding, int size) {

    /**
     * A name, a literal, a call: never in parentheses.
     *
     * @param format with {@code $L} for expressions, strings and numbers, and {@code $T} for types
     */
    static JavaExpr primary(String format, Object... arguments) {
        var text = new StringBuilder();
        List<ClassName> types = new ArrayList<>();
        int next = 0;
        int from = 0;
        for (int at = format.indexOf('$'); at >= 0; at = format.indexOf('$', from)) {
            text.append(format, from, at);
            from = at + 2;
            Object argument = arguments[next++];
            if (format.charAt(at + 1) == 'T') {
                types.add((ClassName) argument);
                text.append("$T");
            } else if (argument instanceof JavaExpr expr) {
                types.addAll(expr.types);
                text.append(expr.text);
            } else {
                text.append(escaped(argument.toString()));
            }
        }
        return new JavaExpr(text.append(format, from, format.length()).toString(), types, Binding.PRIMARY, 1);
    }

    /** An operator between two operands; it associates to the left. */
    static JavaExpr binary(Binding binding, JavaExpr left, String operator, JavaExpr right) {
        String text = left.in(binding) + " " + operator + " " + right.tighterThan(binding);
        return new JavaExpr(text, both(left.types, right.types), binding, left.size + right.size);
    }

    /** A call. */
    static JavaExpr call(String function, JavaExpr... arguments) {
        var text = new StringBuilder(function).append('(');
        List<ClassName> types = List.of();
        int size = 1;
        for (JavaExpr argument : arguments) {
            text.append(size == 1 ? "" : ", ").append(argument.text);
            types = both(types, argument.types);
            size += argument.size;
        }
        return new JavaExpr(text.append(')').toString(), types, Binding.PRIMARY, size);
    }

    /** A call of a type's method. */
    static JavaExpr call(ClassName type, String function, JavaExpr... arguments) {
        JavaExpr call = call("$T." + function, arguments);
        return new JavaExpr(call.text, both(List.of(type), call.types), call.binding, call.size);
    }

    /** One expression or the other. */
    static JavaExpr choice(JavaExpr condition, JavaExpr yes, JavaExpr no) {
        String text = condition.in(Binding.OR) + " ? " + yes.in(Binding.OR) + " : " + no.in(Binding.CHOICE);
        List<ClassName> types = both(condition.types, both(yes.types, no.types));
        return new JavaExpr(text, types, Binding.CHOICE, condition.size + yes.size + no.size);
    }

    JavaExpr negated() {
        return new JavaExpr("-" + in(Binding.PRIMARY), types, Binding.UNARY, size);
    }

    JavaExpr not() {
        return new JavaExpr("!" + in(Binding.PRIMARY), types, Binding.UNARY, size);
    }

    JavaExpr cast(String type) {
        return new JavaExpr("(" + type + ") " + in(Binding.PRIMARY), types, Binding.UNARY, size);
    }

    CodeBlock code() {
        return after("");
    }

    /** The code behind some text, such as a target and its {@code =}. */
    CodeBlock after(String before) {
        return CodeBlock.of(escaped(before) + text, types.toArray());
    }

    /** The text as an operand of something that binds as tightly as {@code least}. */
    private String in(Binding least) {
        return binding.compareTo(least) < 0 ? "(" + text + ")" : text;
    }

    /** The text as the right operand of something that binds as tightly as {@code other} and associates to the left. */
    private String tighterThan(Binding other) {
        return binding.compareTo(other) <= 0 ? "(" + text + ")" : text;
    }

    private static List<ClassName> both(List<ClassName> first, List<ClassName> second) {
        if (first.isEmpty() || second.isEmpty()) {
            return first.isEmpty() ? second : first;
        }
        List<ClassName> all = new ArrayList<>(first);
        all.addAll(second);
        return all;
    }

    private static String escaped(String text) {
        return text.replace("$", "$$");
    }

    @Override
    public String toString() {
        return code().toString();
    }
}
