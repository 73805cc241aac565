package dev.glissade.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.glissade.Optimizer;
import dev.glissade.OptimizerBuilder;
import dev.glissade.Optimizers;
import org.junit.jupiter.api.Test;

/** Where a paper's formula divides by a norm or a mean that can be 0: what the rules do there, in numbers small enough to see. */
class AtZeroByHandTest {
    private static final double[] NOTHING = {0, 0};

    private static void steps(OptimizerBuilder rule, double[] theta, double[] grad, double... expected) {
        double[] moved = theta.clone();
        rule.over(moved).step(grad);
        assertThat(moved).containsExactly(expected, within(1e-15));
    }

    /** The ratio of the norms is taken as 1; 0.75 is a rate at which sqrt(1 + lr^2) is 1.25. */
    @Test
    void fromageTakesAPlainStep() {
        steps(fromage(), new double[] {5, 10}, NOTHING, 5 / 1.25, 10 / 1.25);
        steps(fromage(), NOTHING, new double[] {5, 10}, -0.75 * 5 / 1.25, -0.75 * 10 / 1.25);
        steps(fromage(), NOTHING, NOTHING, 0, 0);
    }

    private static OptimizerBuilder fromage() {
        return Optimizers.named("fromage").set("lr", 0.75);
    }

    /** The local rate is 1: lr*(g + weight_decay*theta). */
    @Test
    void larsTakesAPlainStep() {
        steps(lars(), NOTHING, new double[] {3, -4}, -0.5 * 3, 0.5 * 4);
        steps(lars(), new double[] {3, -4}, NOTHING, 3 - 0.5 * 0.25 * 3, -4 + 0.5 * 0.25 * 4);
    }

    private static OptimizerBuilder lars() {
        return Optimizers.named("lars").set("lr", 0.5).set("eta", 0.125).set("weight_decay", 0.25);
    }

    /** At 0 the trust ratio is 1, and the corrected moments of a first gradient are g and g^2: u = 3/(3 + 1) and -4/(4 + 1). */
    @Test
    void lambTakesAnAdamStep() {
        OptimizerBuilder lamb = Optimizers.named("lamb").set("lr", 0.5).set("eps", 1);
        steps(lamb, NOTHING, new double[] {3, -4}, -0.5 * 0.75, 0.5 * 0.8);
        steps(Optimizers.named("lamb").set("lr", 0.5).set("weight_decay", 0), new double[] {3, 4}, NOTHING, 3, 4);
    }

    /** Without a first gradient there is nothing to divide by but eps, and nothing to divide. */
    @Test
    void novogradStaysAndThenGoesOn() {
        double[] theta = {3, 4};
        Optimizer novograd = Optimizers.named("novograd")
                .set("lr", 0.5)
                .set("beta1", 0.5)
                .set("beta2", 0.75)
                .set("eps", 0.5)
                .over(theta);
        novograd.step(NOTHING);
        assertThat(theta).containsExactly(3, 4);
        novograd.step(new double[] {6, 8}); // v = (36 + 64)/4 = 25, so m = g/(5 + 0.5)
        assertThat(theta).containsExactly(new double[] {3 - 0.5 * 6 / 5.5, 4 - 0.5 * 8 / 5.5}, within(1e-15));
    }

    /** An element whose largest gradient so far is 0 stays; the paper divides 0 by 0. */
    @Test
    void adamaxStaysUntilThereIsAGradient() {
        double[] theta = {3, 4};
        Optimizer adamax = Optimizers.named("adamax")
                .set("lr", 0.5)
                .set("beta1", 0.5)
                .set("beta2", 0.5)
                .over(theta);
        adamax.step(new double[] {0, 2}); // m = 1, corrected 2, u = 2
        assertThat(theta).containsExactly(3, 4 - 0.5 * 2 / 2);
        adamax.step(new double[] {6, 0}); // m = 3 and 0.5, divided by 0.75; u = 6 and 1
        assertThat(theta)
                .containsExactly(new double[] {3 - 0.5 * 3 / 0.75 / 6, 3.5 - 0.5 * 0.5 / 0.75 / 1}, within(1e-15));
    }

    /** The old second moment is 0, eps stands for it, and the bound of step 2 is 1. */
    @Test
    void adoptIsBoundWhereItKnewNoGradient() {
        double[] theta = {3, 4};
        Optimizer adopt =
                Optimizers.named("adopt").set("lr", 0.5).set("beta1", 0.5).over(theta);
        adopt.step(new double[] {0, 2});
        assertThat(theta).containsExactly(3, 4);
        adopt.step(new double[] {1e-3, 1}); // 1e-3/eps is bound to 1; 1/2 is not
        assertThat(theta).containsExactly(3 - 0.5 * 0.5 * 1, 4 - 0.5 * 0.5 * 0.5);
    }

    /** Both estimate a distance from gradients, and have none to estimate from. */
    @Test
    void dogAndProdigyStay() {
        steps(Optimizers.named("dog"), new double[] {3, 4}, NOTHING, 3, 4);
        steps(Optimizers.named("prodigy"), new double[] {3, 4}, NOTHING, 3, 4);
    }

    /** At a rate of 0 the averages have no weight yet. */
    @Test
    void averagesStayAtARateOfZero() {
        steps(Optimizers.named("schedule_free_sgd").set("lr", 0), new double[] {3, 4}, new double[] {1, 1}, 3, 4);
        steps(Optimizers.named("asgd").set("lr", 0), new double[] {3, 4}, new double[] {1, 1}, 3, 4);
    }
}
