package dev.glissade.dsl.ast;

import dev.glissade.dsl.text.SourceText;
import dev.glissade.dsl.text.Span;
import java.util.List;

/**
 * One parsed source.
 *
 * @param source the text that all spans of the tree point into
 * @param units its units in order; a file without a head is one unit that bears the name given by the host
 * @param comments its plain comments (not the doc comments) in order, for the formatter
 */
public record RuleFile(SourceText source, List<Unit> units, List<Comment> comments) {

    public RuleFile {
        units = List.copyOf(units);
        comments = List.copyOf(comments);
    }

    /**
     * A {@code //} or block comment.
     *
     * @param text the comment with its marks
     * @param span where it stands
     */
    public record Comment(String text, Span span) {}
}
