package dev.glissade.compiler.lower;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.glissade.compiler.TestRules;
import dev.glissade.compiler.ir.IrPrinter;
import dev.glissade.compiler.ir.LoweredRule;
import org.junit.jupiter.api.Test;

/** What programs rules become, in the printer's words. */
final class LoweringTest {

    private static String print(String text, int variant) {
        LoweredRule rule = TestRules.lower(text);
        return IrPrinter.print(rule.variants().get(variant), rule.hypers()) + "\n";
    }

    private static void becomes(String expected, String rule) {
        assertEquals(expected, print(rule, 0));
    }

    @Test
    void scalarsAreRoundedWhereTheyMeetTensors() {
        becomes("""
                v := 0
                $1 = round(g)*v + round(lr)*grad
                v = $1
                theta = theta - $1
                """, "v = g*v + lr*grad; theta -= v");
    }

    @Test
    void adamWorksOutScalarsInDouble() {
        becomes("""
                m := 0
                v := 0
                $1 = round(beta1)*m + round(1 - beta1)*grad
                $2 = round(beta2)*v + round(1 - beta2)*(grad*grad)
                m = $1
                v = $2
                theta = theta - round(lr)*($1/round(1 - beta1^t))/(sqrt($2/round(1 - beta2^t)) + round(eps))
                """, """
                optimizer adam {
                  hyper lr = 1e-3; hyper beta1 = 0.9; hyper beta2 = 0.999; hyper eps = 1e-8
                  state m = 0; state v = 0
                  m = beta1*m + (1 - beta1)*grad
                  v = beta2*v + (1 - beta2)*grad^2
                  let mhat = m / (1 - beta1^t)
                  let vhat = v / (1 - beta2^t)
                  theta -= lr * mhat / (sqrt(vhat) + eps)
                }
                """);
    }
}
