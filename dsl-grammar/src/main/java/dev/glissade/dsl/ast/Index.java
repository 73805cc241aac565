package dev.glissade.dsl.ast;

import dev.glissade.dsl.text.Span;

/** What stands in the brackets of {@code v[i]}. */
public sealed interface Index {

    Span span();

    /** A loop variable. */
    record OfName(Identifier name) implements Index {
        @Override
        public Span span() {
            return name.span();
        }
    }

    /** A literal as written; the checker wants a whole number within the list. */
    record OfNumber(double value, Span span) implements Index {}
}
