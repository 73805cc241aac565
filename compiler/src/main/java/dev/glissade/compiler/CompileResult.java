package dev.glissade.compiler;

import dev.glissade.compiler.emit.JavaSource;
import dev.glissade.dsl.ast.UnitKind;
import dev.glissade.dsl.diag.Diagnostic;
import dev.glissade.dsl.diag.Diagnostics;
import java.util.List;
import java.util.function.Predicate;

/**
 * What a compile of one source gave: messages, and the classes of its units if there was no error.
 *
 * <p>Immutable.
 *
 * @param diagnostics all messages, by source and place
 * @param units one class for each unit of the source, in its order; empty if there is an error
 */
public record CompileResult(List<Diagnostic> diagnostics, List<CompiledUnit> units) {

    public CompileResult {
        diagnostics = List.copyOf(diagnostics);
        units = List.copyOf(units);
    }

    static CompileResult of(Diagnostics diagnostics, List<CompiledUnit> units, Predicate<Diagnostic> shown) {
        return new CompileResult(
                diagnostics.sorted().stream().filter(shown).toList(), diagnostics.hasErrors() ? List.of() : units);
    }

    public boolean hasErrors() {
        return diagnostics.stream().anyMatch(Diagnostic::isError);
    }

    /**
     * The class of one unit.
     *
     * @param name the unit's name as the rule writes it
     * @param kind what the unit is for
     */
    public record CompiledUnit(String name, UnitKind kind, JavaSource source) {}
}
