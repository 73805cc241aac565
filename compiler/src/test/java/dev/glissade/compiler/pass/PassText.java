package dev.glissade.compiler.pass;

import dev.glissade.compiler.TestRules;
import dev.glissade.compiler.ir.IrPrinter;
import dev.glissade.compiler.ir.IrVerifier;
import dev.glissade.compiler.ir.LoweredRule;
import dev.glissade.compiler.ir.Program;
import dev.glissade.compiler.ir.Pruning;

/** What passes do, text in and text out. */
final class PassText {

    private PassText() {}

    /** What {@code theta} is assigned after the pass, where it was {@code expression} before. */
    static String expression(Pass pass, String expression) {
        String printed = rule(pass, """
                optimizer r {
                  hyper c; hyper d
                  state m = 0; state v = 0
                  theta = %s
                  m = 0; v = 0
                }
                """.formatted(expression));
        return printed.lines()
                .filter(line -> line.startsWith("theta = "))
                .map(line -> line.substring("theta = ".length()))
                .findFirst()
                .orElseThrow();
    }

    /** The whole program after the pass, without the values that it no longer needs. */
    static String rule(Pass pass, String text) {
        LoweredRule rule = TestRules.lower(text);
        Program after = pass.run(rule.variants().get(0));
        IrVerifier.verify(after, pass.name());
        return IrPrinter.print(Pruning.prune(after), rule.hypers());
    }
}
