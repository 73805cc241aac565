package dev.glissade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.glissade.spi.Precision;
import dev.glissade.spi.Scope;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Gradients that are scaled, clipped, checked and set to 0, and norms that are measured, beside the step. */
class ExtrasTest {
    private final Parameters parameters = Parameters.arena(Precision.DOUBLE)
            .add("w", 2000)
            .add("b", 2)
            .add("empty", 0)
            .build();
    private final Gradients gradients = parameters.gradients();

    /** {@code theta -= grad}. */
    private static OptimizerBuilder descent() {
        return Optimizers.of(new MomentumRule()).set("g", 0).set("lr", 1);
    }

    private void fill(double w, double b) {
        gradients.tensor("w").fill(w);
        gradients.tensor("b").fill(b);
    }

    private void assertParameters(double w, double b) {
        assertThat(parameters.tensor("w").toDoubles()).containsOnly(w);
        assertThat(parameters.tensor("b").toDoubles()).containsOnly(b);
    }

    private void assertGradients(double w, double b) {
        assertThat(gradients.tensor("w").toDoubles()).containsOnly(w);
        assertThat(gradients.tensor("b").toDoubles()).containsOnly(b);
    }

    @Test
    void withoutThemGradientsAreLeftAlone() {
        Optimizer optimizer = descent().over(parameters);
        fill(2, 3);
        optimizer.step(gradients);
        assertGradients(2, 3);
        StepReport report = optimizer.report();
        assertThat(report.skipped()).isFalse();
        assertThat(report.gradientNorm()).isNaN();
        assertThat(report.updateNorm()).isNaN();
        assertThat(report.updateNorm("w")).isNaN();
        assertThat(optimizer.gradientScale()).isEqualTo(1);
    }

    @Test
    void gradientsAreScaledBeforeTheyAreUsed() {
        Optimizer optimizer = descent().gradientScale(0.25).over(parameters);
        fill(2, 4);
        optimizer.step(gradients);
        assertParameters(-0.5, -1);
        assertGradients(0.5, 1);
        optimizer.gradientScale(2);
        assertThat(optimizer.gradientScale()).isEqualTo(2);
        optimizer.step(gradients);
        assertParameters(-1.5, -3);
        assertThatThrownBy(() -> optimizer.gradientScale(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("gradients are multiplied with a finite number above 0 in DOUBLE, not with 0.0");
        assertThat(optimizer.gradientScale()).isEqualTo(2);
    }

    @Test
    void usedGradientsAreSetToZero() {
        Optimizer optimizer = descent().zeroGradients().gradientScale(0.5).over(parameters);
        fill(2, 4);
        optimizer.step(gradients);
        assertParameters(-1, -2);
        assertGradients(0, 0);
        optimizer.freeze("b");
        gradients.absent("w");
        gradients.tensor("b").fill(5);
        optimizer.step(gradients);
        gradients.present("w");
        assertParameters(-1, -2);
        assertGradients(0, 0);
    }

    @ParameterizedTest
    @EnumSource(Scope.class)
    void aRuleOfTwoPassesReadsScaledGradientsInBoth(Scope scope) {
        if (scope == Scope.ELEMENT) {
            return;
        }
        // theta -= grad/norm: the scale cancels, unless one pass has missed it
        Optimizer optimizer = Optimizers.of(new ClipRule(scope))
                .gradientScale(0.125)
                .zeroGradients()
                .over(parameters);
        Parameters others = Parameters.arena(Precision.DOUBLE)
                .add("w", 2000)
                .add("b", 2)
                .add("empty", 0)
                .build();
        Optimizer plain = Optimizers.of(new ClipRule(scope)).over(others);
        fill(3, 4);
        Gradients same = others.gradients();
        same.tensor("w").fill(3);
        same.tensor("b").fill(4);
        optimizer.step(gradients);
        plain.step(same);
        assertThat(parameters.tensor("w").toDoubles())
                .isEqualTo(others.tensor("w").toDoubles());
        assertThat(parameters.tensor("b").toDoubles())
                .isEqualTo(others.tensor("b").toDoubles());
        assertGradients(0, 0);
    }

    @Test
    void longGradientsAreClipped() {
        Optimizer optimizer = descent().gradientScale(0.5).clipGlobalNorm(2.5).over(parameters);
        gradients.tensor("w").set(1999, 6);
        gradients.tensor("b").set(0, 8);
        optimizer.step(gradients); // scaled (3, 4) of norm 5, clipped (1.5, 2)
        assertThat(parameters.tensor("w").get(1999)).isEqualTo(-1.5);
        assertThat(parameters.tensor("b").get(0)).isEqualTo(-2);
        assertThat(optimizer.report().gradientNorm()).isEqualTo(5);
        assertThat(optimizer.report().clipFactor()).isEqualTo(0.5);
        optimizer.step(gradients); // (1.5, 2) is left: scaled (.75, 1), not clipped
        assertThat(parameters.tensor("b").get(0)).isEqualTo(-3);
        assertThat(optimizer.report().gradientNorm()).isEqualTo(1.25);
        assertThat(optimizer.report().clipFactor()).isEqualTo(1);
    }

    @Test
    void aTensorThatTakesNoPartIsInNoNorm() {
        Optimizer optimizer = descent().clipGlobalNorm(10).skipNonFinite().over(parameters);
        gradients.tensor("w").fill(Double.NaN);
        gradients.tensor("b").set(1, 3);
        optimizer.freeze("w");
        optimizer.step(gradients);
        assertThat(optimizer.report().skipped()).isFalse();
        assertThat(optimizer.report().gradientNorm()).isEqualTo(3);
    }

    @ParameterizedTest
    @EnumSource(Precision.class)
    void aStepWithGradientsThatAreNotFiniteIsLeftOut(Precision precision) {
        Parameters some = Parameters.arena(precision)
                .add("w", 3000)
                .add("b", 2)
                .add("c", 5)
                .build();
        Gradients bad = some.gradients();
        Optimizer optimizer = Optimizers.of(new MomentumRule())
                .set("g", 0.5)
                .set("lr", 1)
                .skipNonFinite()
                .over(some);
        bad.tensor("b").fill(1);
        optimizer.step(bad);
        OptimizerState before = optimizer.state();
        bad.tensor("w").set(2999, Double.POSITIVE_INFINITY);
        bad.tensor("c").set(4, Double.NaN);
        optimizer.step(bad);
        assertThat(optimizer.steps()).isEqualTo(1);
        assertThat(optimizer.report().skipped()).isTrue();
        assertThat(optimizer.report().skippedSteps()).isEqualTo(1);
        assertThat(optimizer.report().notFinite()).containsExactly("w", "c");
        assertThat(optimizer.report()).hasToString("skipped: the gradients of [w, c] are not finite");
        assertThat(some.tensor("b").toDoubles()).containsOnly(-1);
        assertThat(optimizer.state().tensor("v", "b")).isEqualTo(before.tensor("v", "b"));
        bad.tensor("w").fill(0);
        bad.tensor("c").fill(0);
        optimizer.step(bad);
        assertThat(optimizer.steps()).isEqualTo(2);
        assertThat(optimizer.report().skipped()).isFalse();
        assertThat(optimizer.report().notFinite()).isEmpty();
        assertThat(optimizer.report().skippedSteps()).isEqualTo(1);
        assertThat(some.tensor("b").toDoubles()).containsOnly(-2.5);
    }

    @Test
    void squaresThatOverflowAreNoReasonToSkip() {
        Parameters one = Parameters.of(new float[] {1, 1});
        Optimizer optimizer = descent().skipNonFinite().over(one);
        optimizer.step(new float[] {1e30f, 0});
        assertThat(optimizer.report().skipped()).isFalse();
        assertThat(one.floats()).containsExactly(-1e30f, 1);
        // but a gradient that scaling makes infinite is one
        optimizer.gradientScale(1e30);
        optimizer.step(new float[] {1e30f, 0});
        assertThat(optimizer.report().notFinite()).containsExactly("theta");
        assertThat(one.floats()).containsExactly(-1e30f, 1);
    }

    @Test
    void theFirstStepOfATensorThatIsLeftOutLeavesNoTrace() {
        List<String> calls = new ArrayList<>();
        float[] w = {0, 0};
        Optimizer optimizer =
                Optimizers.of(new CountingRule(calls)).skipNonFinite().over(w);
        optimizer.step(new float[] {Float.NaN, 0});
        assertThat(calls).isEmpty();
        assertThat(optimizer.state().started()).isEmpty();
        assertThat(optimizer.steps()).isZero();
        optimizer.step(new float[2]);
        assertThat(calls).containsExactly("first w");
    }

    @Test
    void skippedGradientsAreSetToZeroToo() {
        Optimizer optimizer = descent().skipNonFinite().zeroGradients().over(parameters);
        fill(1, Double.NaN);
        optimizer.step(gradients);
        assertGradients(0, 0);
        assertParameters(0, 0);
    }

    @Test
    void normsOfUpdatesAndParametersAreMeasured() {
        Optimizer optimizer = descent().telemetry().over(parameters);
        parameters.tensor("b").fill(7);
        gradients.tensor("w").set(0, 3);
        gradients.tensor("w").set(1999, 4);
        gradients.tensor("b").fill(-1);
        optimizer.step(gradients);
        StepReport report = optimizer.report();
        assertThat(report.updateNorm("w")).isEqualTo(5);
        assertThat(report.updateNorm("b")).isCloseTo(Math.sqrt(2), within(1e-15));
        assertThat(report.updateNorm("empty")).isNaN();
        assertThat(report.updateNorm()).isCloseTo(Math.sqrt(27), within(1e-14));
        assertThat(report.parameterNorm("w")).isEqualTo(5);
        assertThat(report.parameterNorm("b")).isCloseTo(Math.sqrt(128), within(1e-14));
        assertThat(report.parameterNorm()).isCloseTo(Math.sqrt(153), within(1e-14));
        optimizer.freeze("w");
        optimizer.step(gradients);
        assertThat(report.updateNorm("w")).isNaN();
        assertThat(report.updateNorm()).isEqualTo(report.updateNorm("b"));
        assertThatThrownBy(() -> report.updateNorm("x")).hasMessageContaining("unknown tensor 'x'");
    }

    @Test
    void aRuleThatAsksForSeveralGradientsHasEachPrepared() {
        float[] theta = {4, 0};
        float[] plainTheta = {4, 0};
        Optimizer optimizer = Optimizers.of(new SamRule())
                .gradientScale(0.5)
                .skipNonFinite()
                .zeroGradients()
                .over(theta);
        Optimizer plain = Optimizers.of(new SamRule()).over(plainTheta);
        float[] memory = new float[2];
        Gradients given = Gradients.over(optimizer.parameters()).use("theta", memory);
        Gradients plainGiven = plain.parameters().gradients();
        optimizer.step(point -> {
            memory[0] += 2 * (float) point.tensor("theta").get(0); // added to 0, or this would be wrong
            return given;
        });
        plain.step(point -> {
            plainGiven.tensor("theta").set(0, point.tensor("theta").get(0));
            return plainGiven;
        });
        assertThat(theta).isEqualTo(plainTheta);
        assertThat(memory).containsOnly(0);
        int[] calls = {0};
        float[] before = theta.clone();
        optimizer.step(point -> {
            memory[0] = ++calls[0] == 1 ? 1 : Float.NaN;
            return given;
        });
        assertThat(calls[0]).isEqualTo(2);
        assertThat(optimizer.report().skipped()).isTrue();
        assertThat(theta).isEqualTo(before);
        assertThat(optimizer.steps()).isEqualTo(1);
    }

    @Test
    void climbingWorksWithThem() {
        Optimizer optimizer = descent()
                .maximize()
                .gradientScale(0.5)
                .clipGlobalNorm(1)
                .zeroGradients()
                .over(parameters);
        gradients.tensor("b").set(0, 4);
        optimizer.step(gradients);
        assertThat(parameters.tensor("b").toDoubles()).containsExactly(1, 0);
        assertGradients(0, 0);
    }

    @Test
    void twoTensorsMayNotShareAGradientThatIsChanged() {
        float[] shared = new float[4];
        Parameters two = Parameters.builder()
                .add("a", new float[4])
                .add("b", new float[4])
                .build();
        Gradients both = Gradients.over(two).use("a", shared).use("b", shared);
        descent().over(two).step(both);
        Optimizer optimizer = descent().zeroGradients().over(two);
        assertThatThrownBy(() -> optimizer.step(both))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the gradients of tensors 'a' and 'b' share memory; what is scaled, clipped or set to 0 "
                        + "needs its own");
        assertThat(optimizer.steps()).isZero();
        both.use("b", new float[4]);
        optimizer.step(both);
        assertThat(optimizer.steps()).isEqualTo(1);
    }

    @Test
    void valuesThatCannotBeAreReportedTogether() {
        assertThatThrownBy(
                        () -> descent().gradientScale(1e-50).clipGlobalNorm(-1).over(new float[1]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(
                        "gradients are multiplied with a finite number above 0 in FLOAT, not with 1.0E-50")
                .hasMessageContaining("the greatest norm of the gradients is a number above 0, not -1.0");
        assertThatThrownBy(() -> descent().clipGlobalNorm(Double.NaN).over(new float[1]))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theyDependOnNoThreads() {
        double[][] results = new double[2][];
        for (int threads = 1; threads <= 2; threads++) {
            Parameters some = Parameters.arena(Precision.FLOAT)
                    .add("w", 20_001)
                    .add("b", 3)
                    .build();
            Gradients given = some.gradients();
            try (Optimizer optimizer = descent()
                    .threads(threads)
                    .gradientScale(0.3)
                    .clipGlobalNorm(0.1)
                    .telemetry()
                    .skipNonFinite()
                    .over(some)) {
                for (int step = 0; step < 3; step++) {
                    for (int i = 0; i < 20_001; i++) {
                        given.tensor("w").set(i, Math.sin(i + step));
                    }
                    optimizer.step(given);
                }
                StepReport report = optimizer.report();
                results[threads - 1] = new double[] {
                    report.gradientNorm(),
                    report.clipFactor(),
                    report.updateNorm(),
                    report.parameterNorm(),
                    some.tensor("w").get(20_000),
                    some.tensor("w").get(77)
                };
            }
        }
        assertThat(results[1]).isEqualTo(results[0]);
    }
}
