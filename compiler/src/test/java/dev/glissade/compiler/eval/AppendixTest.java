package dev.glissade.compiler.eval;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glissade.compiler.Appendix;
import dev.glissade.compiler.TestRules;
import dev.glissade.compiler.check.CheckedRule;
import dev.glissade.compiler.ir.LoweredRule;
import dev.glissade.compiler.lower.Lowering;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** Steps of the appendix' rules, worked out by hand with numbers that are exact in binary. */
final class AppendixTest {

    private static final List<CheckedRule> RULES = TestRules.checkAll(Appendix.text());

    private static TestRun run(String rule, Map<String, Object> settings, double... theta) {
        LoweredRule lowered = RULES.stream()
                .filter(r -> r.name().equals(rule))
                .findFirst()
                .map(Lowering::lower)
                .orElseThrow();
        return new TestRun(lowered, Arithmetic.DOUBLE, settings, theta);
    }

    @Test
    void momentumOfPyTorchDoesNotDampTheFirstStep() {
        Map<String, Object> settings = Map.of("lr", 0.5, "momentum", 0.5, "dampening", 0.5);
        var plain = run("momentum_torch", settings, 8);
        // b = 4
        assertThat(plain.step(4).theta()).containsExactly(6);
        // b = 0.5*4 + 0.5*2 = 3
        assertThat(plain.step(2).theta()).containsExactly(4.5);
        var nesterov = run("momentum_torch", Map.of("lr", 0.5, "momentum", 0.5, "dampening", 0.5, "nesterov", true), 8);
        // 8 - 0.5*(4 + 0.5*4)
        assertThat(nesterov.step(4).theta()).containsExactly(5);
        // 5 - 0.5*(2 + 0.5*3)
        assertThat(nesterov.step(2).theta()).containsExactly(3.25);
    }

    @Test
    void rpropRestsWhenTheSignTurns() {
        var run = run("rprop", Map.of("lr", 1, "eta_minus", 0.5, "eta_plus", 2, "step_min", 0.25, "step_max", 4), 0);
        assertThat(run.step(3).theta()).containsExactly(-1);
        // the sign stays: the step doubles to 2
        assertThat(run.step(1).theta()).containsExactly(-3);
        // it turns: the step is 1 again, but is not made
        assertThat(run.step(-5).theta()).containsExactly(-3);
        assertThat(run.step(-5).theta()).containsExactly(-2);
        assertThat(run.state("g_prev")).containsExactly(-5);
    }

    @Test
    void adoptDoesNotMoveAtTheFirstStep() {
        var run = run("adopt", Map.of("lr", 1, "beta1", 0.5, "beta2", 0.5), 0);
        assertThat(run.step(2).theta()).containsExactly(0);
        assertThat(run.state("v")).containsExactly(4);
        // 1/sqrt(4) = 0.5, within the bound 1^0.25; m = 0.5*0.5
        assertThat(run.step(1).theta()).containsExactly(-0.25);
        assertThat(run.state("v")).containsExactly(2.5);
    }

    @Test
    void aggmoSharesTheRateAmongItsVelocities() {
        var run = run("aggmo", Map.of("lr", 3, "beta", new double[] {0, 0.5, 0.25}), 0);
        assertThat(run.step(1).theta()).containsExactly(-3);
        // the velocities are -1, -0.5 - 1 and -0.25 - 1
        assertThat(run.step(1).theta()).containsExactly(-6.75);
    }

    @Test
    void prodigyGrowsItsDistance() {
        Map<String, Object> settings = Map.of("lr", 2, "beta1", 0, "beta2", 0, "beta3", 0, "eps", 0, "d0", 0.5);
        var run = run("prodigy", settings, 2);
        // rate = 2*0.5 = 1, m = 0.5*4, v = m^2: a step of the rate; r = 0, so d stays
        assertThat(run.step(4).theta()).containsExactly(1);
        assertThat(run.interpreter().state("d", 0)).isEqualTo(0.5);
        // r = 1*4*(2 - 1) = 4, s = 4, so d is 1; the rate is the one with the old d
        assertThat(run.step(4).theta()).containsExactly(0);
        assertThat(run.interpreter().state("d", 0)).isEqualTo(1);
        // rate 2; r = 1/0.5*2*4*2 = 32, s = 2*1/0.5*4 = 16
        assertThat(run.step(4).theta()).containsExactly(-2);
        assertThat(run.interpreter().state("d", 0)).isEqualTo(2);
    }

    @Test
    void asgdAveragesFromTheStepAfterT0() {
        var run = run("asgd", Map.of("lr", 0.5, "lambda", 0, "t0", 0), 8);
        // eta = 0.5; ax = theta while mu is 1
        assertThat(run.step(4).theta()).containsExactly(6);
        assertThat(run.evaluation()).containsExactly(6);
        // mu was 1/max(1, 1) = 1
        assertThat(run.step(4).evaluation()).containsExactly(4);
        // mu = 1/2: ax = 4 + (2 - 4)/2
        assertThat(run.step(4).evaluation()).containsExactly(3);
        assertThat(run.theta()).containsExactly(2);
    }

    @Test
    void adanBeginsWithoutADifference() {
        Map<String, Object> settings =
                Map.of("lr", 1, "beta1", 0.5, "beta2", 0.5, "beta3", 0.5, "eps", 0, "weight_decay", 0);
        var run = run("adan", settings, 4);
        // m = 1, v = 0, n = 0.5*2^2; u = 1/0.5 = 2; the root of 2 over the root of 0.5 is 2, but for rounding
        run.step(2);
        assertThat(run.theta()[0]).isCloseTo(3, Offset.offset(1e-15));
        assertThat(run.state("v")).containsExactly(0);
        assertThat(run.state("g_prev")).containsExactly(2);
    }

    @Test
    void adaptiveRevisionCatchesUpWithWhatHappenedMeanwhile() {
        var run = run("adaptive_revision", Map.of("alpha", 1), 0);
        // z = 1 + 0.75^2 = 1.25^2
        assertThat(run.step(0.75).theta()).containsExactly(-(1 / 1.25 * 0.75));
        assertThat(run.state("g_sum")).containsExactly(0.75);
        // a gradient of 0 from before the first step: back = 0.75 - 0, z stays, so does eta
        double before = run.theta()[0];
        run.step(new StepInput(
                point -> Map.of("w", new double[] {0}), Set.of(), 0, Map.of("g_sum", Map.of("w", new double[] {0}))));
        assertThat(run.theta()).containsExactly(before);
        // one of 1: z = 1.5625 + 1 + 2*0.75 = 4.0625
        run.step(new StepInput(
                point -> Map.of("w", new double[] {1}), Set.of(), 0, Map.of("g_sum", Map.of("w", new double[] {0}))));
        assertThat(run.state("z")).containsExactly(4.0625);
        assertThat(run.state("z_max")).containsExactly(4.0625);
    }

    @Test
    void samTakesTheGradientUphill() {
        LoweredRule chain = TestRules.lower(Appendix.text()
                + "\noptimizer sgd { hyper lr = 0.5; theta -= lr*grad }\noptimizer r = sam(rho = 5) >> sgd\n");
        var run = new TestRun(chain, Arithmetic.DOUBLE, Map.of(), 3, 4);
        // the gradient is the point: norm 5, so the second one is taken at (3, 4) + 5/5*(3, 4)
        assertThat(run.step(StepInput.of(point -> point)).theta()).containsExactly(0, 0);
    }
}
