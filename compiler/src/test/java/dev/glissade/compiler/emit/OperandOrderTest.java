package dev.glissade.compiler.emit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glissade.compiler.CompileOptions;
import dev.glissade.compiler.RuleCompiler;
import dev.glissade.compiler.RuleLibrary;
import dev.glissade.dsl.text.SourceText;
import org.junit.jupiter.api.Test;

/** A sum or product has the number that comes from memory behind the one that is worked out, in whichever order the rule has them. */
final class OperandOrderTest {

    @Test
    void whatIsLoadedStandsLastInSums() {
        assertThat(java("m = g*m; theta += grad + lr*m")).contains("lr * newM + grad[base + i] + theta[base + i]");
    }

    @Test
    void whatIsLoadedStandsLastInProducts() {
        assertThat(java("m = grad*(1 - m/2); theta -= lr*m"))
                .contains(") * grad[base + i]")
                .doesNotContain("grad[base + i] *");
    }

    @Test
    void differencesAndQuotientsStayAsTheyAre() {
        assertThat(java("m = grad - g*m; theta = theta / (1 + m*m)"))
                .contains("grad[base + i] - g")
                .contains("theta[base + i] / (");
    }

    private static String java(String statements) {
        String rule = "optimizer r { hyper lr = 1; hyper g = 0.9; state m = 0; " + statements + " }";
        return new RuleCompiler(RuleLibrary.empty())
                .compile(new SourceText("r.opt", rule), "r", CompileOptions.inPackage("gen"))
                .units()
                .get(0)
                .source()
                .text();
    }
}
