package dev.glissade.rules;

import static dev.glissade.rules.Comparison.compare;
import static dev.glissade.rules.HandCalculation.each;
import static java.lang.Math.max;
import static java.lang.Math.pow;
import static java.lang.Math.sqrt;

import org.junit.jupiter.api.Test;

/** The rules that are evaluated at an average of their points, with every sequence of the papers kept by itself. */
class AveragesByHandTest {

    /** Polyak and Juditsky 1992 as in PyTorch: the average starts at step t0, and until then it is theta. */
    @Test
    void asgdIsEvaluatedAtTheMeanOfTheLaterPoints() {
        String settings = "lambda = 0.05, alpha = 0.75, t0 = 6";
        compare(
                "asgd",
                settings,
                0.1,
                () -> each(
                        (t, lr, theta, g, kept) -> {
                            double eta = t == 1 ? lr : kept[0];
                            double next = theta - eta * 0.05 * theta - eta * g;
                            double mu = t == 1 ? 1 : 1 / max(1.0, t - 1 - 6);
                            kept[1] = mu == 1 ? next : kept[1] + mu * (next - kept[1]);
                            kept[0] = lr / pow(1 + 0.05 * lr * t, 0.75);
                            return next;
                        },
                        (theta, kept) -> kept[1]));
    }

    /**
     * Defazio et al. 2024, the three sequences as in the paper: y = theta is where the gradient is taken, z steps, x
     * averages the z with weights in the square of the largest rate so far, and is the point of evaluation.
     */
    @Test
    void scheduleFreeSgdAveragesWhatItSteps() {
        compare(
                "schedule_free_sgd",
                "beta = 0.8, weight_decay = 0.1",
                0.1,
                () -> each((t, lr, y, g, kept) -> averaged(t, lr, y, g + 0.1 * y, kept, 0.8), (y, kept) -> kept[1]));
    }

    /** The same with Adam's second moment, corrected. */
    @Test
    void scheduleFreeAdamwAveragesWhatItSteps() {
        String settings = "beta1 = 0.8, beta2 = 0.95, eps = 0.01, weight_decay = 0.1";
        compare(
                "schedule_free_adamw",
                settings,
                0.1,
                () -> each(
                        (t, lr, y, g, kept) -> {
                            kept[4] = 0.95 * kept[4] + (1 - 0.95) * g * g;
                            double step = g / (sqrt(kept[4] / (1 - pow(0.95, t))) + 0.01) + 0.1 * y;
                            return averaged(t, lr, y, step, kept, 0.8);
                        },
                        (y, kept) -> kept[1]));
    }

    /** z in {@code kept[0]}, x in 1, the largest rate in 2, the sum of weights in 3. */
    private static double averaged(int t, double lr, double y, double step, double[] kept, double beta) {
        double z = t == 1 ? y : kept[0];
        double x = t == 1 ? y : kept[1];
        kept[2] = max(kept[2], lr);
        double weight = kept[2] * kept[2];
        kept[3] += weight;
        double c = weight / kept[3];
        kept[0] = z - lr * step;
        kept[1] = (1 - c) * x + c * kept[0];
        return (1 - beta) * kept[0] + beta * kept[1];
    }
}
