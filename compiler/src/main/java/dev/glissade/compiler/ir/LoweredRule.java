package dev.glissade.compiler.ir;

import dev.glissade.dsl.ast.UnitKind;
import dev.glissade.dsl.text.SourceText;
import java.util.List;
import java.util.Optional;

/**
 * A rule as the emitter takes it.
 *
 * @param flags the names of the flags in the order of their bits
 * @param variants one program per choice of flags: bit {@code i} of the index is the value of flag {@code i}; empty unless the
 *     kind is {@code OPTIMIZER}
 * @param schedule the formula of {@code value}, for a schedule
 * @param relaxed whether passes that change rounding have run
 */
public record LoweredRule(
        String name,
        UnitKind kind,
        Optional<String> doc,
        SourceText source,
        List<HyperSlot> hypers,
        List<String> flags,
        List<Program> variants,
        Optional<ScalarFunction> schedule,
        boolean relaxed) {
    public LoweredRule {
        hypers = List.copyOf(hypers);
        flags = List.copyOf(flags);
        variants = List.copyOf(variants);
    }
}
