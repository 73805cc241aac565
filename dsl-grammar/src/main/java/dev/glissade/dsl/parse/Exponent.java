package dev.glissade.dsl.parse;

import dev.glissade.dsl.ast.BinaryOp;
import dev.glissade.dsl.ast.Builtin;
import dev.glissade.dsl.ast.Expr;
import dev.glissade.dsl.ast.UnaryOp;
import dev.glissade.dsl.text.Span;

/**
 * Reads an exponent that stood in superscript: {@code ⁻¹}, {@code ᵗ}, {@code ᵗ⁺¹}.
 *
 * <p>Its text is plain already and has the form that {@link Words} lets through: numbers and single letters with signs.
 */
final class Exponent {

    private final String text;
    private final Span span;
    private int at;

    Exponent(String text, Span span) {
        this.text = text;
        this.span = span;
    }

    Expr read() {
        Expr result = first();
        while (at < text.length()) {
            BinaryOp op = text.charAt(at++) == '-' ? BinaryOp.SUB : BinaryOp.ADD;
            result = new Expr.Binary(op, result, term(), span);
        }
        return result;
    }

    private Expr first() {
        char sign = text.charAt(0);
        if (sign == '-' || sign == '+') {
            at++;
        }
        Expr term = term();
        return sign == '-' ? new Expr.Unary(UnaryOp.NEG, term, span) : term;
    }

    private Expr term() {
        int start = at++;
        if (Character.isLetter(text.charAt(start))) {
            String letter = text.substring(start, at);
            return letter.equals("t") ? new Expr.Known(Builtin.T, span) : new Expr.Name(letter, span);
        }
        while (at < text.length() && Character.isDigit(text.charAt(at))) {
            at++;
        }
        String digits = text.substring(start, at);
        return new Expr.Num(Double.parseDouble(digits), digits, span);
    }
}
