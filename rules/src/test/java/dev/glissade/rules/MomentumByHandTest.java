package dev.glissade.rules;

import static dev.glissade.rules.Comparison.compare;
import static dev.glissade.rules.HandCalculation.each;

import org.junit.jupiter.api.Test;

/** Gradient descent and momentum, in the notation of their sources. */
class MomentumByHandTest {

    @Test
    void sgdStepsAgainstTheGradient() {
        compare("sgd", "", 0.1, () -> each((t, lr, theta, g, kept) -> theta - lr * g));
    }

    @Test
    void momentumKeepsTheRateInsideTheVelocity() {
        compare(
                "momentum",
                "g = 0.8",
                0.1,
                () -> each((t, lr, theta, g, kept) -> {
                    kept[0] = 0.8 * kept[0] + lr * g;
                    return theta - kept[0];
                }));
    }

    @Test
    void momentumTorchFillsTheBufferWithTheFirstGradientUndampened() {
        compare(
                "momentum_torch",
                "momentum = 0.8, dampening = 0.3",
                0.1,
                () -> each((t, lr, theta, g, kept) -> {
                    kept[0] = t == 1 ? g : 0.8 * kept[0] + 0.7 * g;
                    return theta - lr * kept[0];
                }));
    }

    @Test
    void momentumTorchWithTheFlagLooksAhead() {
        compare(
                "momentum_torch",
                "momentum = 0.8, nesterov = true",
                0.1,
                () -> each((t, lr, theta, g, kept) -> {
                    kept[0] = t == 1 ? g : 0.8 * kept[0] + g;
                    return theta - lr * (g + 0.8 * kept[0]);
                }));
    }

    @Test
    void heavyBallIsPolyaksTwoPointForm() {
        compare(
                "heavy_ball",
                "mu = 0.8",
                0.1,
                () -> each((t, lr, theta, g, kept) -> {
                    double last = t == 1 ? theta : kept[0];
                    kept[0] = theta;
                    return theta - lr * g + 0.8 * (theta - last);
                }));
    }

    /** Sutskever et al., equations (3) and (4): v points where theta goes, the gradient is taken at theta + mu*v. */
    private static final class Nesterov implements HandCalculation {
        private final double[][] v = Course.zeros();

        @Override
        public void step(int t, double lr, double[][] theta, Gradient gradient) {
            double[][] ahead = HandCalculation.copy(theta);
            for (int k = 0; k < theta.length; k++) {
                for (int i = 0; i < theta[k].length; i++) {
                    ahead[k][i] += 0.8 * v[k][i];
                }
            }
            double[][] g = gradient.at(ahead);
            for (int k = 0; k < theta.length; k++) {
                for (int i = 0; i < theta[k].length; i++) {
                    v[k][i] = 0.8 * v[k][i] - lr * g[k][i];
                    theta[k][i] += v[k][i];
                }
            }
        }
    }

    @Test
    void nesterovTakesTheGradientAtTheLookAheadPoint() {
        compare("nesterov", "gamma = 0.8", 0.1, Nesterov::new);
    }

    @Test
    void nesterovTorchScalesTheWholeBuffer() {
        compare(
                "nesterov_torch",
                "momentum = 0.8",
                0.1,
                () -> each((t, lr, theta, g, kept) -> {
                    kept[0] = 0.8 * kept[0] + g;
                    return theta - lr * (g + 0.8 * kept[0]);
                }));
    }

    @Test
    void nesterovKerasKeepsTheRateInsideTheVelocity() {
        compare(
                "nesterov_keras",
                "momentum = 0.8",
                0.1,
                () -> each((t, lr, theta, g, kept) -> {
                    kept[0] = 0.8 * kept[0] - lr * g;
                    return theta + 0.8 * kept[0] - lr * g;
                }));
    }

    @Test
    void powersignTakesThePowerOfTheAgreement() {
        compare(
                "powersign",
                "beta = 0.7, base = 3, decay = 0.5",
                0.1,
                () -> each((t, lr, theta, g, kept) -> {
                    kept[0] = 0.7 * kept[0] + 0.3 * g;
                    return theta - lr * Math.pow(3, 0.5 * Math.signum(g) * Math.signum(kept[0])) * g;
                }));
    }

    @Test
    void powersignHasTheBaseEUnlessToldOtherwise() {
        compare(
                "powersign",
                "",
                0.1,
                () -> each((t, lr, theta, g, kept) -> {
                    kept[0] = 0.9 * kept[0] + 0.1 * g;
                    return theta - lr * Math.exp(Math.signum(g) * Math.signum(kept[0])) * g;
                }));
    }

    @Test
    void addsignAddsTheAgreement() {
        compare(
                "addsign",
                "beta = 0.7, alpha = 1.5, decay = 0.5",
                0.1,
                () -> each((t, lr, theta, g, kept) -> {
                    kept[0] = 0.7 * kept[0] + 0.3 * g;
                    return theta - lr * (1.5 + 0.5 * Math.signum(g) * Math.signum(kept[0])) * g;
                }));
    }
}
