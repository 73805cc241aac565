package dev.glissade.compiler.check;

import dev.glissade.compiler.type.HyperType;
import dev.glissade.dsl.ast.Declaration;
import dev.glissade.dsl.ast.Value;
import dev.glissade.dsl.text.Span;
import java.util.Optional;

/**
 * A hyperparameter of one unit, declared or inferred.
 *
 * @param type what values it takes
 * @param length for a list, the length of its default; otherwise 1
 * @param defaultValue as written in the unit; empty if it must be given
 * @param range the legal values; for a list of each element
 */
public record HyperSymbol(
        String name,
        HyperType type,
        int length,
        Optional<Value> defaultValue,
        Optional<Declaration.Range> range,
        Optional<String> doc,
        Span span) {}
