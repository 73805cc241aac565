package dev.glissade.compiler.pass;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.glissade.compiler.TestRules;
import dev.glissade.compiler.ir.Op;
import dev.glissade.compiler.ir.Program;
import org.junit.jupiter.api.Test;

final class DeadCodeTest {

    @Test
    void roundingWhatIsHeldAlreadyIsLeftOut() {
        String rule = """
                optimizer r {
                  state m = 0 as bf16; state v = 0 as f16
                  v = v; m = m; m = m
                  theta -= m + v
                }
                """;
        assertEquals("m := 0\nv := 0\ntheta = theta - (m + v)", PassText.rule(new DeadCode(), rule));
    }

    @Test
    void roundingToAnotherStorageStays() {
        String rule = """
                optimizer r {
                  state m = 0 as bf16; state v = 0 as f16
                  v = m; m = v
                  theta -= m
                }
                """;
        String after = """
                m := 0
                v := 0
                $1 = f16(m)
                $2 = bf16($1)
                m = $2
                v = $1
                theta = theta - $2""";
        assertEquals(after, PassText.rule(new DeadCode(), rule));
    }

    /** Folding leaves the gradient at the point behind; then nobody is asked for it. */
    @Test
    void gradientsThatNothingReadsAreNotAskedFor() {
        String rule = "let g = grad(theta/2)\nlet h = grad(theta/3)\ntheta -= where(1 < 2, h, g)";
        Program before =
                TestRules.lower("optimizer r {\n" + rule + "\n}").variants().get(0);
        assertThat(gradients(before)).containsExactly(0, 1);
        assertThat(gradients(PassPipeline.exact().run(before))).containsExactly(0);
    }

    private static int[] gradients(Program program) {
        return program.nodes().stream()
                .filter(n -> n.op() instanceof Op.Gradient)
                .mapToInt(n -> ((Op.Gradient) n.op()).number())
                .toArray();
    }
}
