package dev.glissade.testkit;

import dev.glissade.compiler.RuleLibrary;
import dev.glissade.compiler.check.CheckedRule;
import dev.glissade.compiler.check.Checker;
import dev.glissade.compiler.ir.LoweredRule;
import dev.glissade.compiler.lower.Lowering;
import dev.glissade.compiler.pass.PassPipeline;
import dev.glissade.dsl.ast.RuleFile;
import dev.glissade.dsl.diag.Diagnostics;
import dev.glissade.dsl.parse.RuleParser;
import dev.glissade.dsl.text.SourceText;
import dev.glissade.live.ClassPathUnits;
import dev.glissade.spi.RuleInfo;
import java.util.List;
import java.util.Optional;

/** From the text that a compiled rule carries back to its program, as it is before any pass that keeps every bit. */
final class RuleTexts {
    private RuleTexts() {}

    /** The program of a rule; empty if the rule is written by hand. */
    static Optional<LoweredRule> lowered(RuleInfo info, ClassLoader loader) {
        return info.source().text().isEmpty()
                ? Optional.empty()
                : Optional.of(lowered(info, new ClassPathUnits(loader)));
    }

    /** The program of a rule that is not written by hand: what a relaxed one computes, the passes say that change it. */
    static LoweredRule lowered(RuleInfo info, RuleLibrary library) {
        LoweredRule lowered = lowered(info.source().text(), info.name(), library);
        return info.relaxed() ? PassPipeline.relaxed().run(lowered) : lowered;
    }

    /** The program of one rule of a text. */
    static LoweredRule lowered(String text, String name, RuleLibrary library) {
        var diagnostics = new Diagnostics();
        Optional<RuleFile> file = new RuleParser().parse(new SourceText(name + ".opt", text), name, diagnostics);
        List<CheckedRule> rules =
                file.map(f -> new Checker(library).check(f, diagnostics)).orElse(List.of());
        String canonical = RuleLibrary.canonical(name);
        return rules.stream()
                .filter(r -> RuleLibrary.canonical(r.name()).equals(canonical))
                .findFirst()
                .map(Lowering::lower)
                .orElseThrow(() -> new IllegalStateException(
                        "the text that rule '" + name + "' carries does not give it: " + diagnostics.sorted()));
    }
}
