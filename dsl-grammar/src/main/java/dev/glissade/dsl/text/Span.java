package dev.glissade.dsl.text;

/**
 * A half-open range of UTF-16 offsets into one {@link SourceText}.
 *
 * @param start offset of the first character, at least 0
 * @param end offset behind the last character, at least {@code start}
 */
public record Span(int start, int end) {

    public Span {
        if (start < 0 || end < start) {
            throw new IllegalArgumentException("a span needs 0 <= start <= end, got " + start + ".." + end);
        }
    }

    /** The smallest span that covers this one and {@code other}. */
    public Span to(Span other) {
        return new Span(Math.min(start, other.start), Math.max(end, other.end));
    }
}
