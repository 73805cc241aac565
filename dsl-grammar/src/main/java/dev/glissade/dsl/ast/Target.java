package dev.glissade.dsl.ast;

import dev.glissade.dsl.text.Span;

/** What an assignment writes. */
public sealed interface Target {

    Span span();

    /** {@code theta}, {@code grad} or {@code center}; the parser lets no other built-in name through. */
    record OfBuiltin(Builtin builtin, Span span) implements Target {}

    /** A state or a local. */
    record OfName(Identifier name) implements Target {
        @Override
        public Span span() {
            return name.span();
        }
    }

    /** One state of a list: {@code v[i]}. */
    record OfElement(Identifier name, Index index, Span span) implements Target {}
}
