package dev.glissade.dsl.text;

/**
 * The text of one rule file, or of one inline rule, with the name under which messages show it.
 *
 * <p>Immutable and thread-safe.
 *
 * @param name what stands before the line number in a message, for example {@code momentum.opt}
 * @param text the whole text, without a byte order mark
 */
public record SourceText(String name, String text) {

    /** The 1-based line that holds {@code offset}; an offset at the end of the text belongs to the last line. */
    public int line(int offset) {
        int line = 1;
        for (int i = 0; i < Math.min(offset, text.length()); i++) {
            if (text.charAt(i) == '\n') {
                line++;
            }
        }
        return line;
    }

    /** The 1-based column of {@code offset} in its line, counted in code points. */
    public int column(int offset) {
        int at = Math.min(offset, text.length());
        return text.codePointCount(lineStart(at), at) + 1;
    }

    /** The text of the line that holds {@code offset}, without its line end. */
    public String lineText(int offset) {
        int start = lineStart(Math.min(offset, text.length()));
        int end = text.indexOf('\n', start);
        String line = end < 0 ? text.substring(start) : text.substring(start, end);
        return line.endsWith("\r") ? line.substring(0, line.length() - 1) : line;
    }

    /** The characters that {@code span} covers. */
    public String slice(Span span) {
        return text.substring(span.start(), span.end());
    }

    private int lineStart(int offset) {
        return offset == 0 ? 0 : text.lastIndexOf('\n', offset - 1) + 1;
    }
}
