package dev.glissade.rules;

import static dev.glissade.rules.Comparison.compare;
import static dev.glissade.rules.HandCalculation.each;
import static dev.glissade.rules.HandCalculation.norm;

import org.junit.jupiter.api.Test;

/** The transforms and wrappers, each in a chain around gradient descent or Adam. */
class TransformsByHandTest {

    /** Adam with beta1 = 0.8, beta2 = 0.95, eps = 0.01, of the gradient that a transform has left. */
    private static double adam(int t, double lr, double g, double[] kept) {
        kept[0] = 0.8 * kept[0] + 0.2 * g;
        kept[1] = 0.95 * kept[1] + 0.05 * g * g;
        return lr * kept[0] / (1 - Math.pow(0.8, t)) / (Math.sqrt(kept[1] / (1 - Math.pow(0.95, t))) + 0.01);
    }

    @Test
    void clipByValueBoundsEveryNumber() {
        compare(
                "clip_by_value >> adam",
                "limit = 0.4, beta1 = 0.8, beta2 = 0.95, eps = 0.01",
                0.1,
                () -> each((t, lr, theta, g, kept) -> theta - adam(t, lr, Math.max(-0.4, Math.min(0.4, g)), kept)));
    }

    @Test
    void clipByNormShortensEachTensorAlone() {
        compare("clip_by_norm >> sgd", "max_norm = 0.7", 0.1, () -> (t, lr, theta, gradient) -> {
            double[][] g = gradient.at(theta);
            for (int k = 0; k < theta.length; k++) {
                double factor = norm(g[k]) > 0.7 ? 0.7 / norm(g[k]) : 1;
                for (int i = 0; i < theta[k].length; i++) {
                    theta[k][i] -= lr * factor * g[k][i];
                }
            }
        });
    }

    @Test
    void clipByGlobalNormShortensAllTensorsByOneFactor() {
        compare("clip_by_global_norm >> sgd", "max_norm = 0.7", 0.1, () -> (t, lr, theta, gradient) -> {
            double[][] g = gradient.at(theta);
            double factor = norm(g) > 0.7 ? 0.7 / norm(g) : 1;
            for (int k = 0; k < theta.length; k++) {
                for (int i = 0; i < theta[k].length; i++) {
                    theta[k][i] -= lr * factor * g[k][i];
                }
            }
        });
    }

    @Test
    void addDecayedWeightsGoesThroughTheOptimizer() {
        compare(
                "add_decayed_weights >> adam",
                "weight_decay = 0.2, beta1 = 0.8, beta2 = 0.95, eps = 0.01",
                0.1,
                () -> each((t, lr, theta, g, kept) -> theta - adam(t, lr, g + 0.2 * theta, kept)));
    }

    @Test
    void decoupledDecayPassesTheOptimizerBy() {
        compare(
                "decoupled_decay >> adam",
                "weight_decay = 0.2, beta1 = 0.8, beta2 = 0.95, eps = 0.01",
                0.1,
                () -> each((t, lr, theta, g, kept) -> theta - lr * 0.2 * theta - adam(t, lr, g, kept)));
    }

    @Test
    void decoupledDecayIsTheSameBehindTheOptimizer() {
        compare(
                "adam >> decoupled_decay",
                "weight_decay = 0.2, beta1 = 0.8, beta2 = 0.95, eps = 0.01",
                0.1,
                () -> each((t, lr, theta, g, kept) -> theta - lr * 0.2 * theta - adam(t, lr, g, kept)));
    }

    /** Algorithm 1 for p = 2: the ascent is rho times the unit vector along the gradient of all tensors. */
    @Test
    void samStepsWithTheGradientAtTheWorstPointNearBy() {
        compare("sam >> sgd", "rho = 0.3", 0.1, () -> (t, lr, theta, gradient) -> {
            double[][] g = gradient.at(theta);
            double length = norm(g);
            double[][] worst = HandCalculation.copy(theta);
            for (int k = 0; k < theta.length; k++) {
                for (int i = 0; i < theta[k].length; i++) {
                    worst[k][i] += 0.3 * g[k][i] / length;
                }
            }
            double[][] there = gradient.at(worst);
            for (int k = 0; k < theta.length; k++) {
                for (int i = 0; i < theta[k].length; i++) {
                    theta[k][i] -= lr * there[k][i];
                }
            }
        });
    }

    @Test
    void lookaheadGoesBackToASlowPointEveryKSteps() {
        compare(
                "lookahead >> adam",
                "k = 5, alpha = 0.3, beta1 = 0.8, beta2 = 0.95, eps = 0.01",
                0.1,
                () -> each((t, lr, theta, g, kept) -> {
                    if (t == 1) {
                        kept[2] = theta;
                    }
                    double fast = theta - adam(t, lr, g, kept);
                    if (t % 5 != 0) {
                        return fast;
                    }
                    kept[2] = 0.7 * kept[2] + 0.3 * fast;
                    return kept[2];
                }));
    }

    @Test
    void emaIsEvaluatedAtTheRunningMean() {
        compare(
                "ema >> sgd",
                "decay = 0.8",
                0.1,
                () -> each(
                        (t, lr, theta, g, kept) -> {
                            double before = t == 1 ? theta : kept[0];
                            double next = theta - lr * g;
                            kept[0] = 0.8 * before + 0.2 * next;
                            return next;
                        },
                        (theta, kept) -> kept[0]));
    }

    /** The sum of the points after step 4, and their number. */
    @Test
    void polyakIsEvaluatedAtTheMeanOfThePointsAfterTheStart() {
        compare(
                "polyak >> sgd",
                "start = 4",
                0.1,
                () -> each(
                        (t, lr, theta, g, kept) -> {
                            double next = theta - lr * g;
                            if (t > 4) {
                                kept[0] += next;
                                kept[1]++;
                            }
                            return next;
                        },
                        (theta, kept) -> kept[1] == 0 ? theta : kept[0] / kept[1]));
    }
}
