package dev.glissade.rules;

import static dev.glissade.rules.Comparison.compare;
import static dev.glissade.rules.HandCalculation.each;

import org.junit.jupiter.api.Test;

/** The rules that look at signs only, in the notation of their papers. */
class SignsByHandTest {

    /** -1, 0 or 1, by comparing. */
    private static double sign(double x) {
        if (x > 0) {
            return 1;
        }
        return x < 0 ? -1 : 0;
    }

    /** Bernstein et al. 2018, Algorithm 1. */
    @Test
    void signsgdStepsByTheRateAlone() {
        compare("signsgd", "", 0.03, () -> each((t, lr, theta, g, kept) -> theta - lr * sign(g)));
    }

    /** Bernstein et al. 2018, Algorithm 2. */
    @Test
    void signumTakesTheSignOfTheMean() {
        compare(
                "signum",
                "beta = 0.8",
                0.03,
                () -> each((t, lr, theta, g, kept) -> {
                    kept[0] = 0.8 * kept[0] + 0.2 * g;
                    return theta - lr * sign(kept[0]);
                }));
    }

    /** Chen et al. 2023, Algorithm 2: the step has one mean, what is kept another. */
    @Test
    void lionStepsByOneMeanAndKeepsAnother() {
        compare(
                "lion",
                "beta1 = 0.7, beta2 = 0.95, weight_decay = 0.2",
                0.03,
                () -> each((t, lr, theta, g, kept) -> {
                    double m = kept[0];
                    kept[0] = 0.95 * m + 0.05 * g;
                    return theta - lr * (sign(0.7 * m + 0.3 * g) + 0.2 * theta);
                }));
    }

    /**
     * Igel and Huesken 2000, iRprop-: where the sign turns, the step shrinks, the element rests, and its gradient is
     * forgotten. The course turns signs often enough to reach both ends of the range of steps.
     */
    @Test
    void rpropGrowsAndShrinksTheStepOfEachElement() {
        double low = 0.02;
        double high = 0.1;
        String settings = "eta_minus = 0.5, eta_plus = 1.2, step_min = 0.02, step_max = 0.1";
        compare(
                "rprop",
                settings,
                0.06,
                () -> each((t, lr, theta, g, kept) -> {
                    double step = t == 1 ? lr : kept[0];
                    double before = kept[1];
                    double now = g;
                    if (before * g > 0) {
                        step = Math.min(1.2 * step, high);
                    } else if (before * g < 0) {
                        step = Math.max(0.5 * step, low);
                        now = 0;
                    }
                    kept[0] = step;
                    kept[1] = now;
                    return theta - sign(now) * step;
                }));
    }
}
