package dev.glissade.dsl.format;

import java.util.List;
import java.util.Random;

/** Draws the text of rule files: every construct, comments in every gap, all ways to end a line. */
public final class RandomRuleText {

    private final Random random;
    private final RandomExpressions expressions;
    private final StringBuilder out = new StringBuilder();

    private RandomRuleText(long seed) {
        random = new Random(seed);
        expressions = new RandomExpressions(random);
    }

    /** A rule file that parses. */
    public static String draw(long seed) {
        var text = new RandomRuleText(seed);
        text.file();
        return text.out.toString();
    }

    private void file() {
        if (random.nextInt(3) == 0) {
            if (random.nextBoolean()) {
                out.append("/** The rule,\n  * in   two lines. */").append(random.nextBoolean() ? "\n" : "\n\n");
            }
            body(random.nextBoolean());
            return;
        }
        int units = 1 + random.nextInt(3);
        for (int i = 0; i < units; i++) {
            gap();
            doc();
            unit("unit_" + i);
            gap();
        }
    }

    private void unit(String name) {
        words(pick("optimizer", "transform", "wrapper", "schedule"), name);
        if (random.nextInt(3) > 0) {
            block(true);
            return;
        }
        words("=");
        int links = 1 + random.nextInt(3);
        for (int i = 0; i < links; i++) {
            words(i == 0 ? "" : ">>");
            if (i > 0 && random.nextBoolean()) {
                lineEnd();
            }
            words(pick("adam", "clip", "θ_part"));
            if (random.nextBoolean()) {
                words("(", "lr", "=", RandomExpressions.plain(expressions.value(2)), ")");
            }
            if (random.nextInt(3) == 0) {
                words("as", "other");
            }
        }
        lineEnd();
    }

    private void block(boolean declared) {
        words("{");
        gap();
        body(declared);
        words("}");
    }

    private void body(boolean declared) {
        int declarations = declared ? random.nextInt(4) : 0;
        for (int i = 0; i < declarations; i++) {
            doc();
            declaration();
            end();
        }
        statements(2);
    }

    private void declaration() {
        switch (random.nextInt(3)) {
            case 0 -> words("shared", name());
            case 1 -> {
                words("state", name());
                words(random.nextInt(4) == 0 ? "[ " + name() + " ]" : "");
                words(random.nextInt(3) == 0 ? pick(": scalar", ": group scalar", ":global scalar") : "");
                words(random.nextBoolean() ? "= " + expression() : "");
                words(random.nextInt(4) == 0 ? pick("as f32", "as bf16", "as param") : "");
            }
            default -> {
                words("hyper", name());
                words(random.nextInt(3) == 0 ? pick(": real", ":int", ": list") : "");
                words(random.nextBoolean() ? "= " + RandomExpressions.plain(expressions.value(2)) : "");
                words(random.nextBoolean() ? "in " + range() : "");
            }
        }
    }

    private String range() {
        return pick(
                "[ 0,1)", "(-inf , inf)", "[0,∞)", "(1e-20, 1.5]", "(\n-3.25e300,.5\n]", "[0.0,100000000000000000000]");
    }

    private void statements(int depth) {
        int count = random.nextInt(4);
        for (int i = 0; i < count; i++) {
            statement(depth);
            end();
        }
    }

    private void statement(int depth) {
        switch (random.nextInt(depth > 0 ? 9 : 4)) {
            case 0 -> words("let", name(), "=", expression());
            case 1 -> words("eval", pick("=", "←"), expression());
            case 2 -> words("inner");
            case 3, 4 ->
                words(
                        pick("theta", "θ", "grad", "∇", "center", "v [ i ]", "w[0]", name()),
                        pick("=", "+=", "-=", "−=", "*=", "·=", "/=", "÷="),
                        expression());
            case 5, 6 -> {
                words("if", expression());
                inner(depth);
                while (random.nextInt(3) == 0) {
                    beforeElse();
                    words("else if", expression());
                    inner(depth);
                }
                otherwise(depth);
            }
            case 7 -> {
                words("first");
                inner(depth);
                otherwise(depth);
            }
            default -> {
                words(random.nextBoolean() ? "for i in betas" : "exchange every " + expression());
                inner(depth);
            }
        }
    }

    private void otherwise(int depth) {
        if (random.nextBoolean()) {
            beforeElse();
            words("else");
            inner(depth);
        }
    }

    private void inner(int depth) {
        words("{");
        gap();
        statements(depth - 1);
        words("}");
    }

    private void beforeElse() {
        if (random.nextBoolean()) {
            lineEnd();
        }
    }

    private String expression() {
        return RandomExpressions.plain(expressions.draw(3));
    }

    private String name() {
        return pick("x", "m̂", "β₁", "β1", "v_max", "lr", "ḡ", "Δ_2", "sqrt", "µ");
    }

    private void doc() {
        if (random.nextInt(3) == 0) {
            out.append(pick("/** One line. */", "/**\n * Some\n *\n *   lines\n */", "/***/", "/** * star */"));
            out.append(pick("", " ", "\n", "\n\n"));
        }
    }

    /** Ends an item. */
    private void end() {
        if (random.nextInt(3) == 0) {
            out.append(";");
            gap();
        } else {
            lineEnd();
        }
    }

    private void lineEnd() {
        out.append(pick("", " // behind", " /* a */ // b", " /** no doc */"));
        out.append(pick("\n", "\r\n", "\n\n\n", "\n // own line\n", "\n/* own\n   lines */\n"));
    }

    /** Space and comments between items. */
    private void gap() {
        out.append(pick("", " ", "\n", "\n\n", " // gap\n", "/* gap */", "/* c1 */ /* c2 */ // c3\n\n"));
    }

    /** Words with any space between them that is no line end. */
    private void words(String... words) {
        for (String word : words) {
            out.append(word).append(pick(" ", "  ", "\t", " /* in */ ", "\u00A0"));
        }
    }

    private String pick(String... choices) {
        return List.of(choices).get(random.nextInt(choices.length));
    }
}
