package dev.glissade.compiler;

import dev.glissade.compiler.analysis.SlowLoops;
import dev.glissade.compiler.function.Vectorisation;
import dev.glissade.compiler.ir.PlannedRule;
import dev.glissade.dsl.diag.DiagnosticCode;
import dev.glissade.dsl.diag.Diagnostics;
import dev.glissade.dsl.text.SourceText;
import dev.glissade.dsl.text.Span;

/**
 * Notes of a rule what only its planned loops show: loops that are too long, and in relaxed arithmetic the functions that are still
 * there.
 *
 * @param name where the rule has its name
 */
record SpeedNotes(SourceText source, Span name, Diagnostics diagnostics) {

    void look(String rule, PlannedRule planned, boolean relaxed) {
        SlowLoops.tooLong(planned)
                .ifPresent(loop -> diagnostics.report(
                        source,
                        name,
                        DiagnosticCode.LONG_LOOP,
                        "a loop of '" + rule + "' has " + loop.nodes() + " nodes over " + loop.streams()
                                + " arrays, which the JVM may not vectorise",
                        "fewer states or shorter formulas, or two rules in a chain, make loops that it does"));
        if (relaxed) {
            SlowLoops.functions(planned).forEach(kind -> function(rule, kind));
        }
    }

    private void function(String rule, Vectorisation kind) {
        diagnostics.report(
                source,
                name,
                DiagnosticCode.SCALAR_LOOP,
                "'" + rule + "' has " + kind.label().replace('`', '\'')
                        + " in a loop, which keeps it from being vectorised on " + kind.whereScalar(),
                "relaxed arithmetic has no other form of it");
    }
}
