package dev.glissade.compiler;

import dev.glissade.compiler.CompileResult.CompiledUnit;
import dev.glissade.compiler.check.CheckedRule;
import dev.glissade.compiler.check.Checker;
import dev.glissade.compiler.emit.JavaEmitter;
import dev.glissade.compiler.emit.JavaSource;
import dev.glissade.compiler.ir.LoweredRule;
import dev.glissade.compiler.ir.PlannedRule;
import dev.glissade.compiler.ir.RuleTooLarge;
import dev.glissade.compiler.lower.Lowering;
import dev.glissade.compiler.pass.Fusion;
import dev.glissade.compiler.pass.PassPipeline;
import dev.glissade.compiler.type.Storage;
import dev.glissade.dsl.ast.RuleFile;
import dev.glissade.dsl.diag.Diagnostic;
import dev.glissade.dsl.diag.DiagnosticCode;
import dev.glissade.dsl.diag.Diagnostics;
import dev.glissade.dsl.parse.RuleParser;
import dev.glissade.dsl.text.SourceText;
import dev.glissade.dsl.text.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * From the text of rules to Java: the list of stages.
 *
 * <p>Immutable; as thread-safe as its library.
 */
public final class RuleCompiler {

    private final RuleLibrary library;

    /** @param library where {@code >>} finds the units of other sources */
    public RuleCompiler(RuleLibrary library) {
        this.library = library;
    }

    /**
     * Compiles all units of a source.
     *
     * @param defaultUnitName the name of the unit if the source has no head
     */
    public CompileResult compile(SourceText source, String defaultUnitName, CompileOptions options) {
        var diagnostics = new Diagnostics();
        Optional<RuleFile> file = new RuleParser().parse(source, defaultUnitName, diagnostics);
        if (file.isEmpty() || diagnostics.hasErrors()) {
            return CompileResult.of(diagnostics, List.of(), message -> true);
        }
        List<CheckedRule> rules = new Checker(library).check(file.get(), diagnostics);
        if (diagnostics.hasErrors()) {
            return CompileResult.of(diagnostics, List.of(), message -> true);
        }
        List<CompiledUnit> units = new ArrayList<>();
        for (CheckedRule rule : rules) {
            try {
                units.add(generate(rule, options, new SpeedNotes(source, nameOf(rule, file.get()), diagnostics)));
            } catch (RuleTooLarge e) {
                diagnostics.report(
                        source,
                        nameOf(rule, file.get()),
                        DiagnosticCode.LIMIT_EXCEEDED,
                        "'" + rule.name() + "' would give too much code: " + e.getMessage(),
                        "split it into several rules, or leave flags, statements or parts of the chain out");
            }
        }
        return CompileResult.of(diagnostics, units, message -> isTrue(message, options));
    }

    /** Relaxed rules have the products and functions that some notes ask for; what they lack, their loops show. */
    private static boolean isTrue(Diagnostic message, CompileOptions options) {
        return !options.relaxed()
                || (message.code() != DiagnosticCode.AVOIDABLE_DIVISION
                        && message.code() != DiagnosticCode.SCALAR_FUNCTION);
    }

    private static Span nameOf(CheckedRule rule, RuleFile file) {
        return file.units().stream()
                .filter(unit -> unit.name().text().equals(rule.name()))
                .map(unit -> unit.name().span())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no unit '" + rule.name() + "' in its own file"));
    }

    private static CompiledUnit generate(CheckedRule rule, CompileOptions options, SpeedNotes notes) {
        PassPipeline passes = options.relaxed() ? PassPipeline.relaxed() : PassPipeline.exact();
        LoweredRule lowered = passes.run(Lowering.lower(rule));
        PlannedRule planned = Fusion.fuse(lowered);
        notes.look(rule.name(), planned, options.relaxed());
        JavaSource java = JavaEmitter.emit(
                planned,
                staged(rule, lowered, passes),
                options.packageName(),
                options.className().apply(rule.name()),
                options.place().orElse(rule.source().name()));
        return new CompiledUnit(rule.name(), rule.kind(), java);
    }

    /** The rule with its states open to any storage; empty if that is too much code and the rule does well without. */
    private static Optional<PlannedRule> staged(CheckedRule rule, LoweredRule plain, PassPipeline passes) {
        try {
            return Optional.of(Fusion.fuseStaged(passes.run(Lowering.lowerStaged(rule))));
        } catch (RuleTooLarge e) {
            boolean narrow = plain.variants().stream()
                    .flatMap(v -> v.states().stream())
                    .anyMatch(s -> s.storage() != Storage.PARAM);
            if (narrow) {
                throw e;
            }
            return Optional.empty();
        }
    }
}
