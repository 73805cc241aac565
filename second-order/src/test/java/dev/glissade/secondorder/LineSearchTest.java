package dev.glissade.secondorder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.glissade.Gradients;
import dev.glissade.Optimizer;
import dev.glissade.Optimizers;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The point that a step comes to meets the strong Wolfe conditions, on the first three functions of Moré and Thuente (Line search
 * algorithms with guaranteed sufficient decrease, 1994).
 */
final class LineSearchTest {

    private record Curve(DoubleUnaryOperator value, DoubleUnaryOperator slope) {}

    private static Curve curve(int number) {
        return switch (number) {
            case 1 -> new Curve(a -> -a / (a * a + 2), a -> (a * a - 2) / Math.pow(a * a + 2, 2));
            case 2 ->
                new Curve(
                        a -> Math.pow(a + 0.004, 5) - 2 * Math.pow(a + 0.004, 4),
                        a -> 5 * Math.pow(a + 0.004, 4) - 8 * Math.pow(a + 0.004, 3));
            default ->
                new Curve(
                        a -> corner(a) + 2 * 0.99 / (39 * Math.PI) * Math.sin(39 * Math.PI / 2 * a),
                        a -> cornerSlope(a) + 0.99 * Math.cos(39 * Math.PI / 2 * a));
        };
    }

    private static double corner(double a) {
        return a <= 0.99 ? 1 - a : a >= 1.01 ? a - 1 : (a - 1) * (a - 1) / 0.02 + 0.005;
    }

    private static double cornerSlope(double a) {
        return a <= 0.99 ? -1 : a >= 1.01 ? 1 : (a - 1) / 0.01;
    }

    @ParameterizedTest
    @CsvSource({
        "1, 0.001, 0.1",
        "1, 0.001, 0.001",
        "1, 0.4, 0.5",
        "2, 0.1, 0.1",
        "2, 0.1, 0.9",
        "2, 1e-4, 0.9",
        "3, 0.1, 0.1",
        "3, 1e-4, 0.9",
        "3, 0.1, 0.2"
    })
    void theStrongWolfeConditionsHold(int number, double decrease, double curvature) {
        Curve curve = curve(number);
        double[] theta = {0};
        Optimizer optimizer = Optimizers.named("lbfgs")
                .set("decrease", decrease)
                .set("curvature", curvature)
                .over(theta);
        optimizer.step(point -> {
            double a = point.tensor("theta").get(0);
            return Gradients.over(point)
                    .use("theta", new double[] {curve.slope().applyAsDouble(a)})
                    .loss(curve.value().applyAsDouble(a));
        });
        double slope = curve.slope().applyAsDouble(0);
        assertThat(slope).isNegative();
        assertThat(optimizer.report().remark()).isEmpty();
        assertThat(curve.value().applyAsDouble(theta[0]))
                .isLessThanOrEqualTo(curve.value().applyAsDouble(0) + decrease * theta[0] * slope);
        assertThat(Math.abs(curve.slope().applyAsDouble(theta[0]))).isLessThanOrEqualTo(-curvature * slope);
    }

    @Test
    void aLossThatIsNotFiniteIsTooFarAway() {
        // -log(1 - x) - 2x has no value from 1 on and its minimum at 1/2; the gradient at 0 is -1, so the first trial
        // is at 1
        double[] theta = {0};
        Optimizer optimizer = Optimizers.named("lbfgs").over(theta);
        List<Double> asked = new ArrayList<>();
        MinimisationResult result = Minimisation.of(optimizer, point -> {
                    double x = point.tensor("theta").get(0);
                    asked.add(x);
                    return Gradients.over(point)
                            .use("theta", new double[] {1 / (1 - x) - 2})
                            .loss(-Math.log(1 - x) - 2 * x);
                })
                .run();
        assertThat(asked).anyMatch(x -> x >= 1);
        assertThat(result.settled()).isTrue();
        assertThat(theta[0]).isCloseTo(0.5, within(1e-8));
    }

    @Test
    void aLossWithoutABoundEndsTheSearchAfterItsTrials() {
        double[] theta = {0};
        Optimizer optimizer = Optimizers.named("lbfgs").set("trials", 7).over(theta);
        optimizer.step(point -> Gradients.over(point)
                .use("theta", new double[] {-1})
                .loss(-point.tensor("theta").get(0)));
        assertThat(optimizer.report().evaluations()).isEqualTo(8);
        assertThat(theta[0]).isGreaterThan(1);
        assertThat(optimizer.report().remark()).contains("7 trials");
    }
}
