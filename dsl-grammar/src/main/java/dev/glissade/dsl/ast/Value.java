package dev.glissade.dsl.ast;

import dev.glissade.dsl.text.Span;
import java.util.List;

/** What a hyperparameter may be set to: an expression, or a list of them. */
public sealed interface Value {

    Span span();

    record Single(Expr expr) implements Value {
        @Override
        public Span span() {
            return expr.span();
        }
    }

    record Many(List<Expr> elements, Span span) implements Value {
        public Many {
            elements = List.copyOf(elements);
        }
    }
}
