package dev.glissade.compiler;

import dev.glissade.compiler.check.CheckedRule;
import dev.glissade.compiler.check.Checker;
import dev.glissade.compiler.ir.LoweredRule;
import dev.glissade.compiler.lower.Lowering;
import dev.glissade.compiler.pass.PassPipeline;
import dev.glissade.dsl.diag.Diagnostics;
import dev.glissade.dsl.parse.RuleParser;
import java.util.List;

/** What the checker lets through, every later stage takes; passes verify each program that they make. */
public final class CompilerFuzz {

    private CompilerFuzz() {}

    public static void fuzzerTestOneInput(byte[] data) {
        var diagnostics = new Diagnostics();
        List<CheckedRule> rules = new RuleParser()
                .parse("fuzz.opt", data, "fuzz", diagnostics)
                .map(file -> new Checker(RuleLibrary.empty()).check(file, diagnostics))
                .orElse(List.of());
        if (diagnostics.hasErrors()) {
            return;
        }
        for (CheckedRule rule : rules) {
            LoweredRule lowered = Lowering.lower(rule);
            PassPipeline.exact().run(lowered);
            PassPipeline.relaxed().run(lowered);
        }
    }
}
