package dev.glissade.dsl.parse;

import dev.glissade.dsl.diag.DiagnosticCode;
import dev.glissade.dsl.diag.Diagnostics;
import dev.glissade.dsl.text.SourceText;
import dev.glissade.dsl.text.Span;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Makes text of a file's bytes: UTF-8, a byte order mark left out. */
public final class SourceDecoder {

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private SourceDecoder() {}

    /**
     * Decodes one file.
     *
     * @param name what messages call the file
     * @param utf8 its bytes
     * @param diagnostics receives what is wrong: {@code BrokenEncoding} or {@code FileTooLarge}
     * @return the text; empty if the bytes are not UTF-8 or more than a rule file may have
     */
    public static Optional<SourceText> decode(String name, byte[] utf8, Diagnostics diagnostics) {
        if (utf8.length > Limits.FILE_BYTES) {
            diagnostics.report(
                    new SourceText(name, ""),
                    new Span(0, 0),
                    DiagnosticCode.FILE_TOO_LARGE,
                    "the file is larger than 1 MiB",
                    "a file holds any number of units; put them into several files");
            return Optional.empty();
        }
        ByteBuffer bytes = ByteBuffer.wrap(utf8);
        CharBuffer chars = CharBuffer.allocate(utf8.length);
        CoderResult result = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .decode(bytes, chars, true);
        if (result.isError()) {
            var shown = new SourceText(name, new String(utf8, StandardCharsets.UTF_8));
            diagnostics.report(
                    shown,
                    new Span(chars.position(), chars.position() + 1),
                    DiagnosticCode.BROKEN_ENCODING,
                    String.format("byte 0x%02X at offset %d is not UTF-8", utf8[bytes.position()], bytes.position()),
                    "save the file as UTF-8");
            return Optional.empty();
        }
        String text = chars.flip().toString();
        boolean marked = !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK;
        return Optional.of(new SourceText(name, marked ? text.substring(1) : text));
    }
}
