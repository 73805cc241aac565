package dev.glissade.compiler.emit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glissade.compiler.CompileOptions;
import dev.glissade.compiler.RuleCompiler;
import dev.glissade.compiler.RuleLibrary;
import dev.glissade.dsl.text.SourceText;
import org.junit.jupiter.api.Test;

/** What makes the JVM vectorise a loop that it takes to be too long stands in such loops only. */
final class LongLoopTest {
    private static final String SUM = "optimizer r { hyper lr; state m = 0; m = m*grad + theta; theta -= lr*m }";

    /** One output that needs it all. */
    private static final String LONG = """
            optimizer r {
              hyper lr = 0.1; state a = 0; state b = 0; state c = 0
              let x = (grad - a)*(grad - b)*(grad - c)*(a - b)*(a - c)*(b - c)
              theta -= lr*sqrt(abs(x))*max(x, grad)*min(x, grad)*(x - a)*(x - b)*(x - c)*(x - theta)
            }
            """;

    @Test
    void mixesANumberIntoEachElementOfALongBlock() {
        assertThat(java(LONG))
                .contains("updateBlock(TensorFrame frame, BlockStage stage, int at)")
                .contains("spare[i] = BlockStage.mixed(spare[i], at);")
                .contains("updateTail(TensorFrame frame, int at, int length)");
        // in float and double, for plain states and for those in any storage: no tails, no sparse form
        assertThat(java(LONG).split("BlockStage.mixed", -1)).hasSize(1 + 4);
    }

    @Test
    void leavesAShortLoopAlone() {
        assertThat(java(SUM)).contains("updateBlock(TensorFrame frame, int at)").doesNotContain("mixed");
    }

    private static String java(String rule) {
        return new RuleCompiler(RuleLibrary.empty())
                .compile(new SourceText("r.opt", rule), "r", CompileOptions.inPackage("gen"))
                .units()
                .get(0)
                .source()
                .text();
    }
}
