package dev.glissade.compiler.pass;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.glissade.compiler.TestRules;
import dev.glissade.compiler.ir.IrPrinter;
import dev.glissade.compiler.ir.LoweredRule;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class PassPipelineTest {

    /** The example of section 6 of the language page: what its loops work out, before they are put in order. */
    @Test
    void clippedDecayedAdamHasNoMoreOperationsThanThePageShows() {
        LoweredRule rule = TestRules.lower("""
                transform clip {
                  hyper max_norm = 1
                  grad *= min(1, max_norm / global norm(grad))
                }
                transform decay {
                  hyper weight_decay = 0.01; shared lr
                  theta -= lr*weight_decay*prev(theta)
                }
                optimizer adam {
                  hyper lr = 1e-3; hyper beta1 = 0.9; hyper beta2 = 0.999; hyper eps = 1e-8
                  state m = 0; state v = 0
                  m = beta1*m + (1 - beta1)*grad
                  v = beta2*v + (1 - beta2)*grad^2
                  let mhat = m / (1 - beta1^t)
                  let vhat = v / (1 - beta2^t)
                  theta -= lr * mhat / (sqrt(vhat) + eps)
                }
                optimizer clipped = clip >> decay >> adam
                """);
        LoweredRule after = PassPipeline.exact().run(rule);
        assertEquals("""
                adam.m := 0
                adam.v := 0
                $1 = grad*round(min(1, max_norm/sqrt(global sum(grad*grad))))
                $2 = round(beta1)*adam.m - round(-(1 - beta1))*$1
                $3 = round(beta2)*adam.v - round(-(1 - beta2))*($1*$1)
                adam.m = $2
                adam.v = $3
                theta = theta - round(lr*weight_decay)*theta - round(lr)*($2/round(1 - beta1^t))/(sqrt($3/round(1 - beta2^t)) + round(eps))""", IrPrinter.print(after.variants().get(0), after.hypers()));
    }

    @Test
    void tellsOfThePassesThatChangedSomething() {
        List<String> changed = new ArrayList<>();
        PassPipeline.exact()
                .listening((pass, program) -> changed.add(pass.name()))
                .run(TestRules.lower("theta -= 1*grad + 2*3"));
        assertThat(changed).contains("ConstantFolding", "AlgebraicIdentities", "DeadCode");
        assertThat(changed).doesNotContain("Hoisting");
    }

    @Test
    void aSecondRunChangesNothing() {
        LoweredRule once = PassPipeline.exact().run(TestRules.lower("m = 2*m + grad*2*1; theta -= max(max(m, 2), t)"));
        assertEquals(once, PassPipeline.exact().run(once));
    }
}
