package dev.glissade.dsl.parse;

import dev.glissade.dsl.diag.DiagnosticCode;
import dev.glissade.dsl.text.Span;

/** Refuses a text that no lexer should see: too much of it, NUL, or half of a surrogate pair. */
final class TextCheck {

    private TextCheck() {}

    /** Whether {@code text} may be read further; if not, the reason is reported. */
    static boolean passes(String text, SyntaxErrors errors) {
        int bytes = 0;
        for (int at = 0; at < text.length(); ) {
            int c = text.codePointAt(at);
            bytes += c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
            if (bytes > Limits.FILE_BYTES) {
                errors.report(
                        new Span(0, 0),
                        DiagnosticCode.FILE_TOO_LARGE,
                        "the file is larger than 1 MiB",
                        "a file holds any number of units; put them into several files");
                return false;
            }
            if (c == 0 || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE)) {
                errors.report(
                        new Span(at, at + 1),
                        DiagnosticCode.INVALID_CHARACTER,
                        c == 0 ? "the file holds a NUL character" : "half of a surrogate pair",
                        "is this a text file?");
                return false;
            }
            at += Character.charCount(c);
        }
        return true;
    }
}
