package dev.glissade.dsl.parse;

import dev.glissade.dsl.diag.DiagnosticCode;
import dev.glissade.dsl.parse.Spelling.Misspelled;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.antlr.v4.runtime.CommonToken;
import org.antlr.v4.runtime.Token;

/** Gives each token its final kind and text: names in ASCII, superscripts as plain signs, bad characters reported. */
final class Words {

    private static final Map<String, Integer> RESERVED = reserved();
    private static final Pattern EXPONENT = Pattern.compile("[+-]?([0-9]+|[a-z])([+-]([0-9]+|[a-z]))*");
    private static final int SHOWN = 20;

    private final Places places;
    private final SyntaxErrors errors;
    private int endOfBad = -1;

    Words(Places places, SyntaxErrors errors) {
        this.places = places;
        this.errors = errors;
    }

    /** Whether a token of this kind is a reserved word. */
    static boolean isReserved(int type) {
        return type >= RuleLexer.OPTIMIZER && type <= RuleLexer.EXTERN;
    }

    /** The reserved word of this kind, as it is written in ASCII. */
    static String reserved(int type) {
        return RuleLexer.VOCABULARY.getSymbolicName(type).toLowerCase(Locale.ROOT);
    }

    void finish(CommonToken token) {
        switch (token.getType()) {
            case RuleLexer.NAME -> name(token);
            case RuleLexer.NUMBER -> number(token);
            case RuleLexer.BAD_NUMBER -> badNumber(token);
            case RuleLexer.SUPERSCRIPT -> superscript(token);
            case RuleLexer.BAD -> bad(token);
            default -> {}
        }
    }

    private void name(CommonToken token) {
        try {
            String name = Spelling.of(token.getText());
            token.setText(name);
            token.setType(RESERVED.getOrDefault(name, RuleLexer.NAME));
        } catch (Misspelled e) {
            // it stays a name, so that nothing else is said about its statement
            errors.report(places.of(token), e.code, String.valueOf(e.getMessage()), e.hint);
        }
    }

    private void number(CommonToken token) {
        String text = token.getText();
        if (Double.isInfinite(Double.parseDouble(text))) {
            errors.report(
                    places.of(token),
                    DiagnosticCode.NUMBER_TOO_LARGE,
                    "the number '" + shortened(text) + "' is too large",
                    "the largest number is about 1.8e308; infinity is 'inf'");
        }
    }

    private void badNumber(CommonToken token) {
        errors.report(
                places.of(token),
                DiagnosticCode.MALFORMED_NUMBER,
                "'" + shortened(token.getText()) + "' is no number",
                "numbers look like 1, 1.5, .5 or 1e-3");
        token.setType(RuleLexer.NUMBER);
        token.setText("0");
    }

    private void superscript(CommonToken token) {
        String text = token.getText();
        String plain = text.length() > Limits.NAME_LENGTH
                ? ""
                : Normalizer.normalize(text, Normalizer.Form.NFKD).replace('\u2212', '-');
        if (EXPONENT.matcher(plain).matches()) {
            token.setText(plain);
        } else {
            errors.report(
                    places.of(token),
                    DiagnosticCode.INVALID_SUPERSCRIPT,
                    "'" + shortened(text) + "' is no exponent",
                    "an exponent in superscript is a number or one letter, with '⁺' and '⁻'; write others with '^'");
            token.setText("1");
        }
    }

    /** Reports a run of characters that mean nothing as one. */
    private void bad(CommonToken token) {
        if (token.getStartIndex() != endOfBad) {
            int c = token.getText().codePointAt(0);
            errors.report(
                    places.of(token),
                    DiagnosticCode.INVALID_CHARACTER,
                    "character " + Spelling.show(c) + " means nothing here",
                    hint(c));
        }
        endOfBad = token.getStopIndex() + 1;
    }

    private static String hint(int c) {
        return switch (c) {
            case '&' -> "write 'and'";
            case '|' -> "write 'or', or 'abs(x)' for an absolute value";
            case '!' -> "write 'not'";
            case '\r' -> "end lines with LF or CR LF";
            case '"', '\'' -> "the language has no text values; the value before the step is 'prev(x)'";
            case '#' -> "a comment starts with '//'";
            case '.' -> "write a digit on both sides of a decimal point";
            default -> "remove it, or put it in a comment";
        };
    }

    private static String shortened(String text) {
        return text.length() <= SHOWN ? text : text.substring(0, text.offsetByCodePoints(0, SHOWN - 3)) + "...";
    }

    private static Map<String, Integer> reserved() {
        Map<String, Integer> words = new HashMap<>();
        for (int type = RuleLexer.OPTIMIZER; type <= RuleLexer.EXTERN; type++) {
            words.put(reserved(type), type);
        }
        return words;
    }

    /** The text of a token as a message shows it. */
    static String shown(Token token) {
        return shortened(token.getText());
    }
}
