package dev.glissade.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.glissade.GradientFunction;
import dev.glissade.Gradients;
import dev.glissade.Optimizer;
import dev.glissade.OptimizerBuilder;
import dev.glissade.Optimizers;
import dev.glissade.Parameters;
import dev.glissade.Tensor;
import dev.glissade.spi.Precision;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A rule that takes its gradient at a second point, wherever the gradients lie and whatever is done to them. The loss is {@code
 * x^2/2 + 4*x} for each element; the expected numbers are worked out here, by SAM's equations.
 */
final class SeveralPointsTest {
    private static final int LENGTH = 2500;
    private static final double RHO = 0.5;
    private static final double LR = 0.1;

    private static double start(int i) {
        return 1 + i % 7 * 0.25;
    }

    private static OptimizerBuilder sam() {
        return Optimizers.of(Library.rule("sam >> sgd")).set("rho", RHO).set("lr", LR);
    }

    /** {@code theta - lr*scale*(p + 4)} with {@code p = theta + rho*g/norm(g)}; the norm hides a scale of {@code g}. */
    private static double[] expected(int steps, double scale) {
        double[] theta = new double[LENGTH];
        for (int i = 0; i < LENGTH; i++) {
            theta[i] = start(i);
        }
        for (int step = 0; step < steps; step++) {
            double squares = 0;
            for (double x : theta) {
                squares += (x + 4) * (x + 4);
            }
            double reach = RHO / Math.sqrt(squares);
            for (int i = 0; i < LENGTH; i++) {
                theta[i] -= LR * scale * (theta[i] + reach * (theta[i] + 4) + 4);
            }
        }
        return theta;
    }

    private static void begin(Parameters parameters) {
        for (int i = 0; i < LENGTH; i++) {
            parameters.tensor("w").set(i, start(i));
        }
    }

    private static Gradients fill(Gradients gradients, Parameters point) {
        Tensor to = gradients.tensor("w");
        for (int i = 0; i < LENGTH; i++) {
            to.set(i, point.tensor("w").get(i) + 4);
        }
        return gradients;
    }

    private static void assertGoesTo(double[] expected, Parameters parameters) {
        assertThat(parameters.tensor("w").toDoubles())
                .usingComparatorWithPrecision(1e-12)
                .containsExactly(expected);
    }

    private static Parameters arena() {
        return Parameters.arena(Precision.DOUBLE)
                .add("first", 3)
                .add("w", LENGTH)
                .build();
    }

    private static ByteBuffer bytes() {
        return ByteBuffer.allocateDirect(Double.BYTES * LENGTH).order(ByteOrder.nativeOrder());
    }

    private static void train(OptimizerBuilder builder, Parameters parameters, GradientFunction function) {
        begin(parameters);
        try (Optimizer optimizer = builder.over(parameters)) {
            for (int step = 0; step < 3; step++) {
                optimizer.step(function);
            }
        }
    }

    @Test
    void oneBufferThatIsFilledAgain() {
        Parameters parameters = arena();
        Gradients gradients = parameters.gradients().absent("first");
        train(sam(), parameters, point -> fill(gradients, point));
        assertGoesTo(expected(3, 1), parameters);
    }

    @Test
    void twoBuffersAndBuffersOfEveryStep() {
        Parameters parameters = arena();
        Gradients here = parameters.gradients().absent("first");
        Gradients there = parameters.gradients().absent("first");
        train(sam(), parameters, point -> fill(point == parameters ? here : there, point));
        assertGoesTo(expected(3, 1), parameters);
        Parameters again = arena();
        train(sam().threads(2), again, point -> fill(again.gradients().absent("first"), point));
        assertGoesTo(expected(3, 1), again);
    }

    @Test
    void arraysThatLieOtherwiseThanTheParameters() {
        Parameters parameters = arena();
        Gradients gradients = Gradients.over(parameters).use("w", new double[LENGTH]);
        train(sam(), parameters, point -> fill(gradients, point));
        assertGoesTo(expected(3, 1), parameters);
    }

    @Test
    void firstSoAndThenOtherwise() {
        Parameters parameters = arena();
        Gradients own = Gradients.over(parameters).use("w", new double[LENGTH]);
        Gradients alike = parameters.gradients().absent("first");
        int[] calls = {0};
        train(sam(), parameters, point -> fill(calls[0]++ % 3 == 0 ? own : alike, point));
        assertGoesTo(expected(3, 1), parameters);
    }

    @Test
    void buffersOffTheHeapOfWhichEachStepHasOthers() {
        Parameters parameters =
                Parameters.builder().add("w", bytes(), Precision.DOUBLE).build();
        train(sam(), parameters, point -> fill(Gradients.over(parameters).use("w", bytes()), point));
        assertGoesTo(expected(3, 1), parameters);
        Parameters inArray = Parameters.builder().add("w", new double[LENGTH]).build();
        Gradients outside = Gradients.over(inArray).use("w", bytes());
        train(sam(), inArray, point -> fill(outside, point));
        assertGoesTo(expected(3, 1), inArray);
    }

    /** The first step too; and each of the two is scaled once. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void scaledGradients(boolean twoBuffers) {
        Parameters parameters = arena();
        Gradients here = parameters.gradients().absent("first");
        Gradients there = twoBuffers ? parameters.gradients().absent("first") : here;
        train(sam().gradientScale(0.25), parameters, point -> fill(point == parameters ? here : there, point));
        assertGoesTo(expected(3, 0.25), parameters);
    }

    @Test
    void gradientsThatAreAddedUpAreSetToZero() {
        Parameters parameters = arena();
        Gradients sums = parameters.gradients().absent("first");
        train(sam().zeroGradients(), parameters, point -> {
            for (int i = 0; i < LENGTH; i++) {
                Tensor w = sums.tensor("w");
                w.set(i, w.get(i) + point.tensor("w").get(i) + 4);
            }
            return sums;
        });
        assertGoesTo(expected(3, 1), parameters);
        assertThat(sums.tensor("w").toDoubles()).containsOnly(0);
    }

    /** A tensor that comes back is scaled in its first step again, and nobody touches what it had before. */
    @Test
    void aTensorThatComesBackIsScaledAtOnce() {
        Parameters parameters =
                Parameters.arena(Precision.DOUBLE).add("a").add("b").build();
        Optimizer optimizer = Optimizers.named("sgd")
                .set("lr", 1)
                .maximize()
                .gradientScale(0.5)
                .over(parameters);
        Gradients gradients = parameters.gradients();
        gradients.tensor("a").set(0, 2);
        gradients.tensor("b").set(0, 4);
        optimizer.step(gradients); // climbs by half the gradient, from the first step on
        assertThat(parameters.tensor("a").get(0)).isEqualTo(1, within(0.0));
        optimizer.freeze("b");
        optimizer.step(gradients);
        optimizer.unfreeze("b");
        optimizer.step(gradients);
        assertThat(parameters.tensor("a").get(0)).isEqualTo(3, within(0.0));
        assertThat(parameters.tensor("b").get(0)).isEqualTo(4, within(0.0));
        assertThat(gradients.tensor("b").get(0)).isEqualTo(4, within(0.0));
    }
}
