package dev.glissade.compiler.check;

import dev.glissade.compiler.RuleLibrary;
import dev.glissade.dsl.diag.DiagnosticRenderer;
import dev.glissade.dsl.diag.Diagnostics;
import dev.glissade.dsl.parse.RuleParser;

/** Any bytes at all get through parser and checker; every message can be shown. */
public final class CheckerFuzz {

    private CheckerFuzz() {}

    public static void fuzzerTestOneInput(byte[] data) {
        var diagnostics = new Diagnostics();
        new RuleParser()
                .parse("fuzz.opt", data, "fuzz", diagnostics)
                .ifPresent(file -> new Checker(RuleLibrary.empty()).check(file, diagnostics));
        DiagnosticRenderer.render(diagnostics.sorted());
    }
}
