package dev.glissade.compiler.emit;

import com.palantir.javapoet.CodeBlock;
import java.util.ArrayList;
import java.util.List;

/** Writes long texts as expressions and doc comments as Javadoc. */
final class TextWriter {

    /** A class file holds at most 65,535 bytes of one text, and a character takes at most 3. */
    private static final int LONGEST = 20_000;

    private TextWriter() {}

    /** An expression whose value is {@code text}. */
    static CodeBlock literal(String text) {
        if (text.length() <= LONGEST) {
            return CodeBlock.of("$S", text);
        }
        List<CodeBlock> parts = new ArrayList<>();
        int from = 0;
        while (from < text.length()) {
            int to = Math.min(text.length(), from + LONGEST);
            if (to < text.length() && Character.isHighSurrogate(text.charAt(to - 1))) {
                to--;
            }
            parts.add(CodeBlock.of("$S", text.substring(from, to)));
            from = to;
        }
        return CodeBlock.of("$T.join(\"\", $L)", String.class, CodeBlock.join(parts, ",\n"));
    }

    /** A doc comment of a rule as it may stand in Javadoc, where some characters mean something else. */
    static String javadoc(String doc) {
        return line(doc)
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("@", "&#64;")
                .replace("*/", "*&#47;")
                .replace("/*", "&#47;*");
    }

    /** A text as it may stand in any comment: javac reads {@code \}{@code u} escapes even there. */
    static String line(String text) {
        return text.replace("\\", "&#92;");
    }
}
