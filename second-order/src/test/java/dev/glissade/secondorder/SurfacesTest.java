package dev.glissade.secondorder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.glissade.GradientFunction;
import dev.glissade.Gradients;
import dev.glissade.Optimizer;
import dev.glissade.Optimizers;
import dev.glissade.Parameters;
import dev.glissade.ResidualFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every method finds the minima that are known. */
final class SurfacesTest {
    @ParameterizedTest
    @CsvSource({
        "lbfgs, ROSENBROCK",
        "lbfgs, BEALE",
        "lbfgs, HIMMELBLAU",
        "nonlinear_cg, ROSENBROCK",
        "nonlinear_cg, BEALE",
        "nonlinear_cg, HIMMELBLAU",
        "newton, ROSENBROCK",
        "newton, BEALE",
        "newton, HIMMELBLAU",
        "gauss_newton, ROSENBROCK",
        "gauss_newton, BEALE",
        "gauss_newton, HIMMELBLAU"
    })
    void aKnownMinimumIsReachedFromTheUsualBeginning(String rule, Surface surface) {
        double[] theta = surface.start();
        Optimizer optimizer = Optimizers.named(rule).set("tolerance", 1e-10).over(theta);
        MinimisationResult result =
                Minimisation.of(optimizer, surface.function()).run();
        assertThat(result.settled()).as(result.toString()).isTrue();
        assertThat(surface.distance(theta)).as(result.toString()).isLessThan(1e-8);
    }

    @ParameterizedTest
    @ValueSource(strings = {"lbfgs", "nonlinear_cg", "newton"})
    void aLocalMinimumOfRastriginIsReached(String rule) {
        double[] theta = {1.2, 1.9};
        Optimizer optimizer = Optimizers.named(rule).set("tolerance", 1e-7).over(theta);
        MinimisationResult result = Minimisation.of(optimizer, Rastrigin::at).run();
        assertThat(result.settled()).as(result.toString()).isTrue();
        assertThat(Rastrigin.distance(theta[0])).as(result.toString()).isLessThan(1e-8);
        assertThat(Rastrigin.distance(theta[1])).as(result.toString()).isLessThan(1e-8);
    }

    @Test
    void aLineOfGaussNewtonIsALinearFit() {
        // residuals a + b*x - y at x = 0, 1, 2 with y = 1, 3, 6: the normal equations 3a + 3b = 10, 3a + 5b = 15 give b
        // = 2.5, a = 5/6
        double[] ys = {1, 3, 6};
        double[] theta = {40, -7};
        ResidualFunction line = new ResidualFunction() {
            @Override
            public int residuals() {
                return 3;
            }

            @Override
            public double residual(int number, Parameters point, Gradients gradient) {
                gradient.tensor("theta").set(0, 1);
                gradient.tensor("theta").set(1, number);
                return point.tensor("theta").get(0) + point.tensor("theta").get(1) * number - ys[number];
            }
        };
        Optimizer optimizer = Optimizers.named("gauss_newton").over(theta);
        MinimisationResult result = Minimisation.of(optimizer, line).run();
        assertThat(result.iterations()).isEqualTo(1);
        assertThat(theta[0]).isCloseTo(5.0 / 6, within(1e-12));
        assertThat(theta[1]).isCloseTo(2.5, within(1e-12));
    }

    @Test
    void aQuadraticTakesNewtonOneStepAndConjugateGradientsAsManyAsDimensions() {
        // (x - 1)^2/2 + 5(y + 2)^2: with an exact search conjugate gradients end after two steps, here after a few more
        GradientFunction bowl = point -> {
            double x = point.tensor("theta").get(0) - 1;
            double y = point.tensor("theta").get(1) + 2;
            return Gradients.over(point).use("theta", new double[] {x, 10 * y}).loss(x * x / 2 + 5 * y * y);
        };
        double[] theta = {7, 7};
        assertThat(Minimisation.of(Optimizers.named("newton").over(theta), bowl)
                        .run()
                        .iterations())
                .isEqualTo(1);
        assertThat(Math.abs(theta[0] - 1) + Math.abs(theta[1] + 2)).isLessThan(1e-8);
        double[] other = {7, 7};
        assertThat(Minimisation.of(Optimizers.named("nonlinear_cg").over(other), bowl)
                        .run()
                        .iterations())
                .isLessThan(12);
    }
}
