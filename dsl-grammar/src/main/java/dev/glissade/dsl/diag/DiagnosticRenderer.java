package dev.glissade.dsl.diag;

import dev.glissade.dsl.text.SourceText;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Shows a message with its line and a mark under its place:
 *
 * <pre>{@code
 * momentum.opt:1:14: error: unknown name 'grda' [UnknownName]
 *   v = g*v + lr*grda; theta -= v
 *                ^~~~
 *   hint: did you mean 'grad'?
 * }</pre>
 *
 * <p>Columns count code points. Of a long line only the part around the place is shown. Characters that would move a
 * terminal's cursor are shown as U+FFFD. Thread-safe.
 */
public final class DiagnosticRenderer {

    private static final int WIDTH = 120;
    private static final String INDENT = "  ";
    private static final String CUT = "...";
    private static final int REPLACEMENT = 0xFFFD;

    private DiagnosticRenderer() {}

    /** All messages in their order, without a line end behind the last. */
    public static String render(List<Diagnostic> messages) {
        return messages.stream().map(DiagnosticRenderer::render).collect(Collectors.joining("\n"));
    }

    /** One message, without a line end behind it. */
    public static String render(Diagnostic message) {
        return headline(message)
                + "\n"
                + excerpt(message)
                + message.hint().map(hint -> "\n" + INDENT + "hint: " + hint).orElse("");
    }

    /** {@code file:line:column: error: message [Code]}; {@code warning} or {@code note} if it is one. */
    public static String headline(Diagnostic message) {
        SourceText source = message.source();
        int start = message.span().start();
        return source.name()
                + ":"
                + source.line(start)
                + ":"
                + source.column(start)
                + ": "
                + message.code().severity().name().toLowerCase(Locale.ROOT)
                + ": "
                + message.message()
                + " ["
                + message.code().id()
                + "]";
    }

    /** The line of the message's place and, under it, a mark from the place's start to its end or the line's. */
    public static String excerpt(Diagnostic message) {
        SourceText source = message.source();
        int start = Math.min(message.span().start(), source.text().length());
        int end = Math.min(message.span().end(), source.text().length());
        int[] line = source.lineText(start).codePoints().toArray();
        int from = Math.min(source.column(start) - 1, line.length);
        int to = Math.min(from + source.text().codePointCount(start, Math.max(start, end)), line.length);

        int first = line.length <= WIDTH ? 0 : Math.max(0, Math.min(from - WIDTH / 2, line.length - WIDTH));
        int last = Math.min(line.length, first + WIDTH);
        var text = new StringBuilder(INDENT);
        var mark = new StringBuilder(INDENT);
        if (first > 0) {
            text.append(CUT);
            mark.append(" ".repeat(CUT.length()));
        }
        int marked = 0;
        for (int i = first; i < last; i++) {
            int shown = shown(line[i]);
            text.appendCodePoint(shown);
            if (i < from) {
                mark.append(shown == '\t' ? "\t" : " ".repeat(columns(shown)));
            } else if (i < to) {
                marked += shown == '\t' ? 1 : columns(shown);
            }
        }
        if (last < line.length) {
            text.append(CUT);
        }
        mark.append('^').append("~".repeat(Math.max(0, marked - 1)));
        return text.toString().stripTrailing() + "\n" + mark;
    }

    private static int shown(int c) {
        boolean harmless = c == '\t' || !(Character.isISOControl(c) || isSurrogate(c) || isInvisible(c));
        return harmless ? c : REPLACEMENT;
    }

    private static boolean isSurrogate(int c) {
        return c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
    }

    /** Among these are the marks that change the direction of writing and so show another text than the compiler reads. */
    private static boolean isInvisible(int c) {
        int type = Character.getType(c);
        return type == Character.FORMAT
                || type == Character.LINE_SEPARATOR
                || type == Character.PARAGRAPH_SEPARATOR
                || type == Character.UNASSIGNED;
    }

    /** How many columns of a terminal a character takes. */
    private static int columns(int c) {
        int type = Character.getType(c);
        if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK) {
            return 0;
        }
        return isWide(c) ? 2 : 1;
    }

    private static boolean isWide(int c) {
        return (c >= 0x1100 && c <= 0x115F)
                || (c >= 0x2E80 && c <= 0xA4CF)
                || (c >= 0xAC00 && c <= 0xD7A3)
                || (c >= 0xF900 && c <= 0xFAFF)
                || (c >= 0xFE30 && c <= 0xFE6F)
                || (c >= 0xFF00 && c <= 0xFF60)
                || (c >= 0xFFE0 && c <= 0xFFE6)
                || (c >= 0x1F300 && c <= 0x1FAFF)
                || (c >= 0x20000 && c <= 0x3FFFD);
    }
}
