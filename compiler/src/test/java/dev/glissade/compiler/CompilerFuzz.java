package dev.glissade.compiler;

import dev.glissade.dsl.diag.Diagnostics;
import dev.glissade.dsl.parse.RuleParser;

/** Any text becomes Java or messages, never an exception; passes verify each program that they make. */
public final class CompilerFuzz {

    private CompilerFuzz() {}

    public static void fuzzerTestOneInput(byte[] data) {
        // the parser reads bytes, the compiler the text that it makes of them
        new RuleParser().parse("fuzz.opt", data, "fuzz", new Diagnostics()).ifPresent(file -> {
            var compiler = new RuleCompiler(RuleLibrary.empty());
            CompileOptions options = CompileOptions.inPackage("fuzz");
            compiler.compile(file.source(), "fuzz", options);
            compiler.compile(file.source(), "fuzz", options.withRelaxed(true));
        });
    }
}
