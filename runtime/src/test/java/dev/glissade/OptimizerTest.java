package dev.glissade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.glissade.registry.RuleRegistry;
import dev.glissade.spi.Precision;
import org.junit.jupiter.api.Test;

/** Expected numbers are powers of two and small integers, worked out by hand: exact in float and double. */
class OptimizerTest {
    private static final RuleRegistry RULES = RuleRegistry.of(new MomentumRule());

    @Test
    void stepsOneFloatArrayInPlace() {
        float[] theta = {1, 2};
        Optimizer momentum = Optimizers.named("momentum", RULES)
                .set("g", 0.5)
                .set("lr", 0.25)
                .over(theta);
        momentum.step(new float[] {4, 8}); // v = 1, 2
        assertThat(theta).containsExactly(0, 0);
        momentum.step(new float[] {4, 0}); // v = 1.5, 1
        assertThat(theta).containsExactly(-1.5f, -1);
        assertThat(momentum.steps()).isEqualTo(2);
        assertThat(momentum.state().tensor("v", "theta")).containsExactly(1.5, 1);
    }

    @Test
    void stepsOneDoubleArrayInPlace() {
        double[] theta = {1};
        Optimizer momentum =
                Optimizers.of(new MomentumRule()).set("g", 0).set("lr", 0.1).over(theta);
        momentum.step(new double[] {1});
        assertThat(theta).containsExactly(0.9);
    }

    @Test
    void stepsSeveralTensorsOverTheCallersArrays() {
        double[] w = {1, 2, 3, 4};
        double[] b = {5};
        Parameters parameters =
                Parameters.builder().add("w", w, 2, 2).add("b", b).build();
        Optimizer optimizer =
                Optimizers.of(new MomentumRule()).set("g", 0.5).set("lr", 1).over(parameters);
        double[] dw = {1, 1, 1, 1};
        Gradients gradients = Gradients.over(parameters).use("w", dw).use("b", new double[] {2});
        optimizer.step(gradients);
        dw[0] = 3;
        optimizer.step(gradients);
        assertThat(w).containsExactly(1 - 1 - 3.5, 2 - 1 - 1.5, 3 - 2.5, 4 - 2.5);
        assertThat(b).containsExactly(5 - 2 - 3);
    }

    @Test
    void stepsTensorsInAnArenaAsOverArrays() {
        Parameters parameters = Parameters.arena(Precision.FLOAT)
                .add("w", 1030)
                .add("empty", 0)
                .add("b", 3)
                .build();
        parameters.tensor("w").fill(1);
        Optimizer optimizer =
                Optimizers.of(new MomentumRule()).set("g", 0).set("lr", 0.5).over(parameters);
        Gradients gradients = parameters.gradients();
        gradients.tensor("w").fill(2);
        gradients.tensor("b").set(2, -4);
        optimizer.step(gradients);
        assertThat(parameters.tensor("w").toDoubles()).containsOnly(0.0);
        assertThat(parameters.tensor("b").toDoubles()).containsExactly(0, 0, 2);
    }

    @Test
    void anyRuleTakesAFunctionOfThePoint() {
        float[] theta = {8};
        Optimizer optimizer =
                Optimizers.of(new MomentumRule()).set("g", 0).set("lr", 0.5).over(theta);
        optimizer.step(point -> Gradients.of(new float[] {point.floats()[0] / 2}));
        assertThat(theta).containsExactly(6);
    }

    @Test
    void gradientsOfOtherParametersAreRefused() {
        Optimizer optimizer =
                Optimizers.of(new MomentumRule()).set("g", 0).set("lr", 1).over(new float[2]);
        assertThatThrownBy(() -> optimizer.step(new float[3]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("tensor 'theta' has 2 elements, its gradient 3");
        assertThatThrownBy(() -> optimizer.step(new double[2]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("tensor 'theta' is FLOAT, its gradient DOUBLE");
        Parameters others = Parameters.builder().add("w", new float[2]).build();
        assertThatThrownBy(() -> optimizer.step(others.gradients()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the parameters are [theta], the gradients [w]");
        assertThat(optimizer.steps()).isZero();
    }
}
