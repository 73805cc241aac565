package dev.glissade.secondorder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import dev.glissade.GradientFunction;
import dev.glissade.Gradients;
import dev.glissade.Optimizer;
import dev.glissade.Optimizers;
import dev.glissade.Parameters;
import dev.glissade.ResidualFunction;
import dev.glissade.spi.Precision;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What cannot be done is said, and the best point is kept. */
final class FailureTest {

    /** {@code x^2/2 + y^2/2 + 1}, whose gradient has the wrong sign from some evaluation on. */
    private static GradientFunction wrongFrom(int number) {
        int[] asked = {0};
        return point -> {
            double x = point.tensor("theta").get(0);
            double y = point.tensor("theta").get(1);
            double sign = ++asked[0] >= number ? -1 : 1;
            return Gradients.over(point)
                    .use("theta", new double[] {sign * x, sign * 3 * y})
                    .loss(x * x / 2 + 3 * y * y / 2 + 1);
        };
    }

    @ParameterizedTest
    @ValueSource(strings = {"lbfgs", "nonlinear_cg", "newton"})
    void aSearchThatFindsNothingSaysWhereAndWhatToDo(String rule) {
        double[] theta = {3, 4};
        Optimizer optimizer = Optimizers.named(rule).over(theta);
        LineSearchFailedException failure =
                catchThrowableOfType(LineSearchFailedException.class, () -> optimizer.step(wrongFrom(1)));
        assertThat(theta).containsExactly(3, 4);
        assertThat(optimizer.steps()).isZero();
        assertThat(failure.iteration()).isEqualTo(1);
        assertThat(failure.loss()).isEqualTo(29.5);
        assertThat(failure)
                .hasMessageContaining("iteration 1 of '" + rule + "'")
                .hasMessageContaining("29.5")
                .hasMessageContaining("Compare the gradient with differences");
    }

    @Test
    void theBestPointIsKeptAndTheNextStepMayBeMade() {
        double[] theta = {3, 4};
        Optimizer optimizer = Optimizers.named("lbfgs").over(theta);
        optimizer.step(wrongFrom(1000));
        double[] best = theta.clone();
        assertThatThrownBy(() -> optimizer.step(wrongFrom(1))).isInstanceOf(LineSearchFailedException.class);
        assertThat(theta).containsExactly(best);
        assertThat(optimizer.steps()).isEqualTo(1);
        optimizer.step(wrongFrom(1000));
        assertThat(optimizer.steps()).isEqualTo(2);
    }

    @Test
    void aHessianThatIsNotPositiveDefiniteIsReported() {
        // x^2/2 - y^2/2 + y^4 at (1, 0.1): the second derivative by y is -1 + 12*0.01
        double[] theta = {1, 0.1};
        GradientFunction saddle = point -> {
            double x = point.tensor("theta").get(0);
            double y = point.tensor("theta").get(1);
            return Gradients.over(point)
                    .use("theta", new double[] {x, -y + 4 * y * y * y})
                    .loss(x * x / 2 - y * y / 2 + y * y * y * y);
        };
        Optimizer strict = Optimizers.named("newton").set("modify", false).over(theta);
        SingularMatrixException failure =
                catchThrowableOfType(SingularMatrixException.class, () -> strict.step(saddle));
        assertThat(failure.iteration()).isEqualTo(1);
        assertThat(failure)
                .hasMessageContaining("iteration 1 of 'newton'")
                .hasMessageContaining("not positive definite")
                .hasMessageContaining("switch 'modify' on");
        assertThat(theta).containsExactly(1, 0.1);
        Optimizer modified = Optimizers.named("newton").over(theta);
        modified.step(saddle);
        assertThat(modified.report().remark()).contains("was added to its diagonal");
        // the minimum at (0, 1/2) is found all the same
        Minimisation.of(modified, saddle).run();
        assertThat(theta[0]).isCloseTo(0, within(1e-8));
        assertThat(theta[1]).isCloseTo(0.5, within(1e-8));
    }

    @Test
    void dependentResidualsAreReported() {
        // x + y - 2 and 2x + 2y - 4: the sum is determined, the difference is not
        ResidualFunction dependent = new ResidualFunction() {
            @Override
            public int residuals() {
                return 2;
            }

            @Override
            public double residual(int number, Parameters point, Gradients gradient) {
                gradient.tensor("theta").fill(number + 1);
                return (number + 1)
                        * (point.tensor("theta").get(0) + point.tensor("theta").get(1) - 2);
            }
        };
        double[] theta = {3, 5};
        Optimizer strict = Optimizers.named("gauss_newton").set("modify", false).over(theta);
        assertThatThrownBy(() -> strict.step(dependent))
                .isInstanceOf(SingularMatrixException.class)
                .hasMessageContaining("iteration 1 of 'gauss_newton'")
                .hasMessageContaining("linearly dependent");
        assertThat(theta).containsExactly(3, 5);
        MinimisationResult result = Minimisation.of(
                        Optimizers.named("gauss_newton").over(theta), dependent)
                .run();
        assertThat(result.settled()).isTrue();
        assertThat(theta[0] + theta[1]).isCloseTo(2, within(1e-8));
        assertThat(theta[1] - theta[0]).isCloseTo(2, within(1e-8));
    }

    @Test
    void theLossMustBeFiniteWhereASearchBegins() {
        double[] theta = {0};
        Optimizer optimizer = Optimizers.named("lbfgs").over(theta);
        assertThatThrownBy(() -> optimizer.step(point ->
                        Gradients.over(point).use("theta", new double[] {1}).loss(Double.POSITIVE_INFINITY)))
                .isInstanceOf(ArithmeticException.class)
                .hasMessageContaining("begin elsewhere");
    }

    @Test
    void gradientsInHandAreNoFunction() {
        Optimizer optimizer = Optimizers.named("lbfgs").over(new double[2]);
        assertThatThrownBy(() -> optimizer.step(new double[] {1, 1}))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("step(point -> ...)");
    }

    @Test
    void aFunctionWithoutALossIsRefused() {
        Optimizer optimizer = Optimizers.named("lbfgs").over(new double[2]);
        assertThatThrownBy(() -> optimizer.step(point -> Gradients.over(point).use("theta", new double[] {1, 1})))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("loss");
    }

    @Test
    void sparseGradientsAreRefused() {
        Parameters parameters = Parameters.arena(Precision.DOUBLE).add("w", 8).build();
        Optimizer optimizer = Optimizers.named("nonlinear_cg").over(parameters);
        assertThatThrownBy(() -> optimizer.step(point -> Gradients.over(point)
                        .sparse("w", new int[] {1}, new double[] {2}, 1)
                        .loss(1)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("searches along the gradients of all parameters")
                .hasMessageContaining("dense");
    }

    @Test
    void residualsAreNeeded() {
        Optimizer optimizer = Optimizers.named("gauss_newton").over(new double[] {1, 1});
        assertThatThrownBy(() -> optimizer.step(wrongFrom(1000)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("ResidualFunction");
    }

    @Test
    void gradientsAreNotClippedOrScaledBehindTheSearch() {
        assertThatThrownBy(() -> Optimizers.named("lbfgs").clipGlobalNorm(1).over(new double[2]))
                .hasMessageContaining("belong together");
        Optimizer optimizer = Optimizers.named("lbfgs").over(new double[2]);
        assertThatThrownBy(() -> optimizer.gradientScale(0.5)).hasMessageContaining("belong together");
    }

    @Test
    void differencesOfFloatsAreRefused() {
        assertThatThrownBy(() -> Optimizers.named("newton").over(new float[2])).hasMessageContaining("lbfgs");
        assertThatThrownBy(() -> Optimizers.named("gauss_newton").over(new float[2]))
                .hasMessageContaining("lbfgs");
    }

    @Test
    void rulesThatDoNotSearchDoNotEnd() {
        Optimizer sgd = Optimizers.named("sgd").over(new double[2]);
        assertThatThrownBy(() -> Minimisation.of(sgd, wrongFrom(1000))).hasMessageContaining("does not search");
    }
}
