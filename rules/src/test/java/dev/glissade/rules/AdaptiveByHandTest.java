package dev.glissade.rules;

import static dev.glissade.rules.Comparison.compare;
import static dev.glissade.rules.HandCalculation.each;
import static java.lang.Math.sqrt;

import org.junit.jupiter.api.Test;

/** The rules that divide by sums and means of squares without corrections, in the notation of their sources. */
class AdaptiveByHandTest {
    private static final double EPS = 1e-2;

    @Test
    void adagradHasEpsInsideTheRoot() {
        compare(
                "adagrad",
                "eps = 0.01",
                0.1,
                () -> each((t, lr, theta, g, kept) -> {
                    kept[0] += g * g;
                    return theta - lr / sqrt(kept[0] + EPS) * g;
                }));
    }

    @Test
    void adagradTorchHasEpsOutsideTheRootAndAFallingRate() {
        compare(
                "adagrad_torch",
                "eps = 0.01, initial = 0.2, lr_decay = 0.1",
                0.1,
                () -> each((t, lr, theta, g, kept) -> {
                    kept[0] = (t == 1 ? 0.2 : kept[0]) + g * g;
                    return theta - lr / (1 + (t - 1) * 0.1) * g / (sqrt(kept[0]) + EPS);
                }));
    }

    /** Algorithm 1: RMS[x] is sqrt(E[x^2] + eps). */
    @Test
    void adadeltaDividesTheRootsOfMovesAndGradients() {
        compare(
                "adadelta",
                "eps = 0.01, rho = 0.8",
                0.5,
                () -> each((t, lr, theta, g, kept) -> {
                    kept[0] = 0.8 * kept[0] + (1 - 0.8) * g * g;
                    double move = -sqrt(kept[1] + EPS) / sqrt(kept[0] + EPS) * g;
                    kept[1] = 0.8 * kept[1] + (1 - 0.8) * move * move;
                    return theta + lr * move;
                }));
    }

    @Test
    void rmspropHasEpsInsideTheRoot() {
        compare(
                "rmsprop",
                "eps = 0.01, rho = 0.8",
                0.1,
                () -> each((t, lr, theta, g, kept) -> {
                    kept[0] = 0.8 * kept[0] + 0.2 * g * g;
                    return theta - lr / sqrt(kept[0] + EPS) * g;
                }));
    }

    @Test
    void rmspropTorchHasEpsOutsideTheRootAndTheRateOutsideTheBuffer() {
        compare(
                "rmsprop_torch",
                "eps = 0.01, alpha = 0.8, momentum = 0.6",
                0.1,
                () -> each((t, lr, theta, g, kept) -> {
                    kept[0] = 0.8 * kept[0] + 0.2 * g * g;
                    kept[1] = 0.6 * kept[1] + g / (sqrt(kept[0]) + EPS);
                    return theta - lr * kept[1];
                }));
    }

    @Test
    void rmspropTorchCenteredTakesTheMeanOut() {
        compare(
                "rmsprop_torch",
                "eps = 0.01, alpha = 0.8, momentum = 0.6, centered = true",
                0.1,
                () -> each((t, lr, theta, g, kept) -> {
                    kept[0] = 0.8 * kept[0] + 0.2 * g * g;
                    kept[2] = 0.8 * kept[2] + 0.2 * g;
                    kept[1] = 0.6 * kept[1] + g / (sqrt(kept[0] - kept[2] * kept[2]) + EPS);
                    return theta - lr * kept[1];
                }));
    }

    @Test
    void rmspropTfHasEpsInsideTheRootAndTheRateInsideTheBuffer() {
        compare(
                "rmsprop_tf",
                "eps = 0.01, rho = 0.8, momentum = 0.6",
                0.1,
                () -> each((t, lr, theta, g, kept) -> {
                    kept[0] = 0.8 * (t == 1 ? 1 : kept[0]) + 0.2 * g * g;
                    kept[1] = 0.6 * kept[1] + lr * g / sqrt(kept[0] + EPS);
                    return theta - kept[1];
                }));
    }

    @Test
    void rmspropTfCenteredTakesTheMeanOut() {
        compare(
                "rmsprop_tf",
                "eps = 0.01, rho = 0.8, momentum = 0.6, initial = 0.3, centered = true",
                0.1,
                () -> each((t, lr, theta, g, kept) -> {
                    kept[0] = 0.8 * (t == 1 ? 0.3 : kept[0]) + 0.2 * g * g;
                    kept[2] = 0.8 * kept[2] + 0.2 * g;
                    kept[1] = 0.6 * kept[1] + lr * g / sqrt(kept[0] - kept[2] * kept[2] + EPS);
                    return theta - kept[1];
                }));
    }

    /** Algorithm 2, equation by equation: v moves by a share of the squared gradient, towards it. */
    @Test
    void yogiMovesTheMeanSquareTowardsTheSquaredGradient() {
        compare(
                "yogi",
                "beta1 = 0.8, beta2 = 0.7, eps = 0.01",
                0.1,
                () -> each((t, lr, theta, g, kept) -> {
                    kept[0] = 0.8 * kept[0] + 0.2 * g;
                    kept[1] += kept[1] < g * g ? 0.3 * g * g : -0.3 * g * g;
                    return theta - lr * kept[0] / (sqrt(kept[1]) + EPS);
                }));
    }

    @Test
    void adaboundClipsTheRateAndDividesByTheRootOfTheStep() {
        compare(
                "adabound",
                "beta1 = 0.8, beta2 = 0.7, eps = 0.01, final_lr = 0.15, gamma = 0.2",
                0.1,
                () -> each((t, lr, theta, g, kept) -> {
                    kept[0] = 0.8 * kept[0] + 0.2 * g;
                    kept[1] = 0.7 * kept[1] + 0.3 * g * g;
                    double low = 0.15 * (1 - 1 / (0.2 * t + 1));
                    double high = 0.15 * (1 + 1 / (0.2 * t));
                    double rate = Math.min(Math.max(lr / (sqrt(kept[1]) + EPS), low), high) / sqrt(t);
                    return theta - rate * kept[0];
                }));
    }

    @Test
    void adaboundAuthorsCorrectsTheRateAndScalesTheBounds() {
        compare(
                "adabound_authors",
                "beta1 = 0.8, beta2 = 0.7, eps = 0.01, final_lr = 0.15, gamma = 0.2, base_lr = 0.2",
                0.1,
                () -> each((t, lr, theta, g, kept) -> {
                    kept[0] = 0.8 * kept[0] + 0.2 * g;
                    kept[1] = 0.7 * kept[1] + 0.3 * g * g;
                    double limit = 0.15 * lr / 0.2;
                    double low = limit * (1 - 1 / (0.2 * t + 1));
                    double high = limit * (1 + 1 / (0.2 * t));
                    double step = lr * sqrt(1 - Math.pow(0.7, t)) / (1 - Math.pow(0.8, t));
                    return theta - Math.min(Math.max(step / (sqrt(kept[1]) + EPS), low), high) * kept[0];
                }));
    }

    /** Algorithm 1, with w named theta and lambda1, lambda2 named l1, l2; the rate of the course is alpha. */
    @Test
    void ftrlSolvesForThetaInEveryStep() {
        compare(
                "ftrl",
                "alpha = 0.5, beta = 0.3, l1 = 0.2, l2 = 0.1, initial = 0.05",
                0,
                () -> each((t, lr, theta, g, kept) -> {
                    double n = t == 1 ? 0.05 : kept[0];
                    double sigma = (sqrt(n + g * g) - sqrt(n)) / 0.5;
                    kept[1] += g - sigma * theta;
                    kept[0] = n + g * g;
                    double z = kept[1];
                    if (Math.abs(z) <= 0.2) {
                        return 0;
                    }
                    return -1 / ((0.3 + sqrt(kept[0])) / 0.5 + 0.1) * (z - Math.signum(z) * 0.2);
                }));
    }
}
