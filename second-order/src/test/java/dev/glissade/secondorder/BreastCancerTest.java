package dev.glissade.secondorder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.glissade.Optimizer;
import dev.glissade.Optimizers;
import dev.glissade.Parameters;
import dev.glissade.spi.Precision;
import dev.glissade.training.loop.Trainer;
import dev.glissade.training.loop.TrainingResult;
import dev.glissade.training.order.Order;
import dev.glissade.training.stop.Stop;
import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Batch logistic regression converges; the minimum is NumPy's, by Newton's method to a gradient norm of 2e-17. */
final class BreastCancerTest {
    private static final double LEAST_LOSS = 0.09959137548470548;
    private static final double FIRST_WEIGHT = -0.41605417304325776;
    private static final double WORST_RADIUS = -0.6297804233086856;
    private static final double BIAS = 0.4952696910901716;

    @ParameterizedTest
    @ValueSource(strings = {"lbfgs", "nonlinear_cg", "newton"})
    void theGradientNormFallsTo1em8(String rule) {
        Parameters parameters = BreastCancer.NETWORK.start(Precision.DOUBLE, 0);
        Optimizer optimizer = Optimizers.named(rule).set("tolerance", 1e-8).over(parameters);
        MinimisationResult result =
                Minimisation.of(optimizer, BreastCancer.function(parameters)).run();
        assertThat(result.gradientNorm()).as(result.toString()).isLessThanOrEqualTo(1e-8);
        assertIsMinimum(parameters);
    }

    @ParameterizedTest
    @ValueSource(strings = {"lbfgs", "nonlinear_cg", "newton"})
    void soItDoesInTheTrainer(String rule) throws IOException {
        Parameters parameters = BreastCancer.NETWORK.start(Precision.DOUBLE, 0);
        Optimizer optimizer = Optimizers.named(rule).set("tolerance", 1e-8).over(parameters);
        TrainingResult result = Trainer.of(BreastCancer.OBJECTIVE, optimizer, BreastCancer.rows())
                .fullBatch()
                .order(Order.asGiven())
                .epochs(500)
                .listen(Stop.whenSettled())
                .build()
                .run();
        assertThat(result.reason()).isEqualTo("the gradient norm is at most the tolerance 1.0E-8");
        assertIsMinimum(parameters);
    }

    private static void assertIsMinimum(Parameters parameters) {
        // the Hessian's eigenvalues are 0.01 and more, but for the bias: the point is within 1e-6 of the minimum, the
        // loss within 1e-14
        assertThat(BreastCancer.function(parameters).at(parameters).loss()).isCloseTo(LEAST_LOSS, within(1e-13));
        assertThat(parameters.tensor("output.weight").get(0)).isCloseTo(FIRST_WEIGHT, within(1e-6));
        assertThat(parameters.tensor("output.weight").get(20)).isCloseTo(WORST_RADIUS, within(1e-6));
        assertThat(parameters.tensor("output.bias").get(0)).isCloseTo(BIAS, within(1e-6));
    }
}
