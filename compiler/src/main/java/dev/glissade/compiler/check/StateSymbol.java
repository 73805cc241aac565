package dev.glissade.compiler.check;

import dev.glissade.compiler.type.Scope;
import dev.glissade.compiler.type.Storage;
import dev.glissade.dsl.ast.Expr;
import dev.glissade.dsl.text.Span;
import java.util.Optional;

/**
 * A state of one unit, declared or inferred.
 *
 * @param list the list hyperparameter that gives it one state per element, if any
 * @param scope {@code ELEMENT} for a tensor state
 * @param init its initial value; empty means 0
 * @param storage how a tensor state is kept between steps
 */
public record StateSymbol(
        String name,
        Optional<String> list,
        Scope scope,
        Optional<Expr> init,
        Storage storage,
        Optional<String> doc,
        Span span) {}
