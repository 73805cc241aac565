package dev.glissade.dsl.parse;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.glissade.dsl.format.RandomRuleText;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Texts that are nearly rules: what a person types, and what a fuzzer would find. */
class MutationTest {

    private static final List<String> PIECES = List.of(
            "(",
            ")",
            "[",
            "]",
            "{",
            "}",
            ";",
            "\n",
            "\r\n",
            "\r",
            "+",
            "-",
            "=",
            "<",
            "^",
            "²",
            "√",
            "θ",
            "β₁",
            "\u0302",
            "/*",
            "*/",
            "//",
            "/**",
            "optimizer",
            "hyper",
            "state",
            "let",
            "if",
            "else",
            "first",
            "for",
            "in",
            "as",
            ">>",
            ",",
            ":",
            "1e999",
            "1.",
            "\"",
            "\0",
            "\uFEFF",
            "𝛽",
            "x",
            " ",
            "eval",
            "group",
            "not",
            "inf",
            "prev(");

    @Test
    void aMutatedRuleIsReadOrRefusedInWords() {
        for (long seed = 0; seed < 4000; seed++) {
            var random = new Random(seed);
            var text = new StringBuilder(RandomRuleText.draw(seed));
            for (int i = random.nextInt(4); i >= 0; i--) {
                mutate(text, random);
            }
            check(seed, text.toString().getBytes(UTF_8));
        }
    }

    @Test
    void brokenBytesAreReadOrRefusedInWords() {
        for (long seed = 0; seed < 1000; seed++) {
            var random = new Random(seed);
            byte[] bytes = RandomRuleText.draw(seed).getBytes(UTF_8);
            for (int i = random.nextInt(4); i >= 0 && bytes.length > 0; i--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            check(seed, bytes);
        }
    }

    private static void check(long seed, byte[] bytes) {
        try {
            ParserFuzz.fuzzerTestOneInput(bytes);
        } catch (RuntimeException | Error e) {
            throw new AssertionError("seed " + seed + ":\n" + new String(bytes, UTF_8), e);
        }
    }

    private static void mutate(StringBuilder text, Random random) {
        int at = random.nextInt(text.length() + 1);
        int end = Math.min(text.length(), at + 1 + random.nextInt(6));
        switch (random.nextInt(4)) {
            case 0 -> text.delete(at, end);
            case 1 -> text.insert(random.nextInt(text.length() + 1), text.substring(at, end));
            case 2 -> text.replace(at, end, PIECES.get(random.nextInt(PIECES.size())));
            default -> text.insert(at, PIECES.get(random.nextInt(PIECES.size())));
        }
    }
}
