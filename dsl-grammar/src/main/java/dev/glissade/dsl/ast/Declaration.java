package dev.glissade.dsl.ast;

import dev.glissade.dsl.text.Span;
import java.util.Optional;

/** A line that introduces a name which outlives a step. */
public sealed interface Declaration {

    Identifier name();

    Span span();

    /**
     * {@code hyper NAME [: type] [= default] [in RANGE]}.
     *
     * @param type the word after the colon, unchecked
     */
    record Hyper(
            Identifier name,
            Optional<Identifier> type,
            Optional<Value> defaultValue,
            Optional<Range> range,
            Optional<String> doc,
            Span span)
            implements Declaration {}

    /** {@code shared NAME}: the hyperparameter of the chain's optimizer. */
    record Shared(Identifier name, Optional<String> doc, Span span) implements Declaration {}

    /**
     * {@code state NAME [[list]] [: scope scalar] [= init] [as storage [rounding]]}.
     *
     * @param list the list hyperparameter that gives it one state per element
     * @param scope present for a scalar state; absent for a tensor
     * @param storage the word after {@code as}, unchecked
     * @param rounding the word after that, unchecked
     */
    record State(
            Identifier name,
            Optional<Identifier> list,
            Optional<ScalarScope> scope,
            Optional<Expr> init,
            Optional<Identifier> storage,
            Optional<Identifier> rounding,
            Optional<String> doc,
            Span span)
            implements Declaration {}

    /**
     * {@code [low, high)}; infinite bounds are infinite doubles.
     *
     * @param lowOpen whether {@code low} itself is outside
     * @param highOpen whether {@code high} itself is outside
     */
    record Range(double low, boolean lowOpen, double high, boolean highOpen, Span span) {}
}
