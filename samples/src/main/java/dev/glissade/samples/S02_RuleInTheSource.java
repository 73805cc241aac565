package dev.glissade.samples;

import dev.glissade.Optimizer;
import dev.glissade.Optimizers;
import dev.glissade.annotation.OptRule;

/**
 * A rule in the source, with declarations: ranges are checked, defaults are known.
 *
 * <p>Signum moves each parameter by the same amount, whatever the size of its gradient: so the steep and the flat direction of
 * the valley are walked equally fast.
 */
public final class S02_RuleInTheSource {

    @OptRule("""
            /** Signum, Bernstein et al. 2018 (arXiv:1802.04434), algorithm 2. */
            optimizer quick_signum {
              hyper lr = 1e-3 in [0, inf)
              hyper beta = 0.9 in [0, 1)
              state m = 0
              m = beta*m + (1 - beta)*grad
              theta -= lr*sign(m)
            }""")
    interface QuickSignum {}

    private S02_RuleInTheSource() {}

    public static void main(String[] args) {
        float[] theta = {3, 1};
        Optimizer optimizer = Optimizers.named("quick_signum").set("lr", 0.01).over(theta);
        for (int i = 1; i <= 300; i++) {
            optimizer.step(new float[] {theta[0], 10 * theta[1]});
        }
        System.out.printf("after 300 steps of 0.01: (%.2f, %.2f)%n", theta[0], theta[1]);

        try {
            Optimizers.named("quick_signum").set("beta", 1.5).set("rate", 0.1).over(theta);
        } catch (IllegalArgumentException e) {
            System.out.println("and this is what a wrong setting says:");
            System.out.println(e.getMessage());
        }
    }
}
