package dev.glissade.compiler.emit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glissade.compiler.CompileOptions;
import dev.glissade.compiler.RuleCompiler;
import dev.glissade.compiler.RuleLibrary;
import dev.glissade.dsl.text.SourceText;
import org.junit.jupiter.api.Test;

/** What changes rounding stands in generated code only if it was asked for. */
final class RelaxedCodeTest {
    private static final String RULE = "optimizer r { hyper c; state m = 0; m = m*grad + theta; theta -= m/c }";

    @Test
    void dividesAndRoundsEachOperationUnlessRelaxed() {
        assertThat(java(false)).doesNotContain("fma").doesNotContain("1 / ").containsPattern("[mM] / c\\b");
    }

    @Test
    void multipliesByTheReciprocalAndContractsIfRelaxed() {
        assertThat(java(true)).contains("Math.fma(").contains("1.0 / c").doesNotContainPattern("[mM] / c\\b");
    }

    private static String java(boolean relaxed) {
        return new RuleCompiler(RuleLibrary.empty())
                .compile(
                        new SourceText("r.opt", RULE),
                        "r",
                        CompileOptions.inPackage("gen").withRelaxed(relaxed))
                .units()
                .get(0)
                .source()
                .text();
    }
}
