package dev.glissade.compiler.ir;

import dev.glissade.compiler.type.HyperType;
import dev.glissade.dsl.ast.Declaration;
import java.util.List;
import java.util.Optional;

/**
 * A hyperparameter of the whole rule.
 *
 * @param slot the number of its first value; a list takes {@code length} slots in a row; a flag has none (-1)
 * @param defaults one formula per value; empty if it must be given
 * @param flagDefault the default of a flag
 * @param computed whether the formulas are evaluated in each step and the value cannot be set
 * @param uniform whether all groups must have the same value, because it flows into a global scalar
 */
public record HyperSlot(
        String name,
        HyperType type,
        int slot,
        int length,
        List<ScalarFunction> defaults,
        boolean flagDefault,
        Optional<Declaration.Range> range,
        Optional<String> doc,
        boolean computed,
        boolean uniform) {
    public HyperSlot {
        defaults = List.copyOf(defaults);
    }
}
