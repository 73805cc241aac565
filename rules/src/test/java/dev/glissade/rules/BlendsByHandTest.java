package dev.glissade.rules;

import static dev.glissade.rules.Comparison.compare;
import static dev.glissade.rules.HandCalculation.each;
import static java.lang.Math.max;
import static java.lang.Math.min;
import static java.lang.Math.pow;
import static java.lang.Math.sqrt;

import org.junit.jupiter.api.Test;

/** The rules that blend several means of the gradient, in the notation of their papers. */
class BlendsByHandTest {

    /** Ma and Yarats 2018, equations 3 and 4. */
    @Test
    void qhmBlendsTheGradientWithItsMean() {
        compare(
                "qhm",
                "nu = 0.6, beta = 0.9",
                0.1,
                () -> each((t, lr, theta, g, kept) -> {
                    kept[0] = 0.9 * kept[0] + (1 - 0.9) * g;
                    return theta - lr * ((1 - 0.6) * g + 0.6 * kept[0]);
                }));
    }

    /** Ma and Yarats 2018, section 4.3. */
    @Test
    void qhadamBlendsBothMoments() {
        String settings = "nu1 = 0.6, nu2 = 0.7, beta1 = 0.9, beta2 = 0.95, eps = 0.01";
        compare(
                "qhadam",
                settings,
                0.1,
                () -> each((t, lr, theta, g, kept) -> {
                    kept[0] = 0.9 * kept[0] + (1 - 0.9) * g;
                    kept[1] = 0.95 * kept[1] + (1 - 0.95) * g * g;
                    double ghat = kept[0] / (1 - pow(0.9, t));
                    double shat = kept[1] / (1 - pow(0.95, t));
                    double over = (1 - 0.6) * g + 0.6 * ghat;
                    double under = sqrt((1 - 0.7) * g * g + 0.7 * shat) + 0.01;
                    return theta - lr * over / under;
                }));
    }

    /** Lucas et al. 2018, equation 4: each velocity has its own damping, theta moves by their mean. */
    @Test
    void aggmoMovesByTheMeanOfItsVelocities() {
        compare(
                "aggmo",
                "beta = [0 0.5 0.95]",
                0.05,
                () -> each((t, lr, theta, g, kept) -> {
                    kept[0] = 0 * kept[0] - g;
                    kept[1] = 0.5 * kept[1] - g;
                    kept[2] = 0.95 * kept[2] - g;
                    return theta + lr / 3 * (kept[0] + kept[1] + kept[2]);
                }));
    }

    /**
     * Pagliardini et al. 2024, Algorithm 1 and its schedulers: alpha rises in a line, and beta3 so that the half-life of
     * the slow mean does.
     */
    @Test
    void ademamixBringsTheSlowMeanInOverTheWarmup() {
        String settings =
                "beta1 = 0.8, beta2 = 0.95, beta3 = 0.99, alpha = 4, warmup = 10, eps = 0.01, weight_decay = 0.1";
        compare(
                "ademamix",
                settings,
                0.05,
                () -> each((t, lr, theta, g, kept) -> {
                    double share = t / 10.0;
                    double fast = Math.log(0.8);
                    double slow = Math.log(0.99);
                    double beta3 = min(Math.exp(fast * slow / ((1 - share) * slow + share * fast)), 0.99);
                    return mixed(t, lr, theta, g, kept, t < 10 ? beta3 : 0.99, min(4 * share, 4));
                }));
    }

    /** Without a warmup both are at their ends from the first step. */
    @Test
    void ademamixWithoutWarmupMixesBothMeansAtOnce() {
        String settings = "beta1 = 0.8, beta2 = 0.95, beta3 = 0.99, alpha = 4, eps = 0.01, weight_decay = 0.1";
        compare(
                "ademamix",
                settings,
                0.05,
                () -> each((t, lr, theta, g, kept) -> mixed(t, lr, theta, g, kept, 0.99, 4)));
    }

    private static double mixed(int t, double lr, double theta, double g, double[] kept, double beta3, double alpha) {
        kept[0] = 0.8 * kept[0] + (1 - 0.8) * g;
        kept[1] = beta3 * kept[1] + (1 - beta3) * g;
        kept[2] = 0.95 * kept[2] + (1 - 0.95) * g * g;
        double m1 = kept[0] / (1 - pow(0.8, t));
        double v = kept[2] / (1 - pow(0.95, t));
        return theta - lr * ((m1 + alpha * kept[1]) / (sqrt(v) + 0.01) + 0.1 * theta);
    }

    /** Taniguchi et al. 2024, Algorithm 2 with clipping: the first gradient only fills v, and the old v divides. */
    @Test
    void adoptDividesByWhatItKnewBefore() {
        compare(
                "adopt",
                "beta1 = 0.8, beta2 = 0.95, eps = 0.05",
                0.1,
                () -> each((t, lr, theta, g, kept) -> {
                    if (t == 1) {
                        kept[1] = g * g;
                        return theta;
                    }
                    double bound = pow(t - 1, 0.25);
                    double ratio = g / max(sqrt(kept[1]), 0.05);
                    kept[0] = 0.8 * kept[0] + (1 - 0.8) * max(-bound, min(bound, ratio));
                    kept[1] = 0.95 * kept[1] + (1 - 0.95) * g * g;
                    return theta - lr * kept[0];
                }));
    }

    /** Xie et al. 2022, as the authors' program has it: the betas are what is kept, and all three means are corrected. */
    @Test
    void adanFollowsTheDifferenceOfGradients() {
        String settings = "beta1 = 0.9, beta2 = 0.8, beta3 = 0.95, eps = 0.01, weight_decay = 0.1";
        compare(
                "adan",
                settings,
                0.1,
                () -> each((t, lr, theta, g, kept) -> {
                    double difference = t == 1 ? 0 : g - kept[3];
                    kept[0] = 0.9 * kept[0] + (1 - 0.9) * g;
                    kept[1] = 0.8 * kept[1] + (1 - 0.8) * difference;
                    double ahead = g + 0.8 * difference;
                    kept[2] = 0.95 * kept[2] + (1 - 0.95) * ahead * ahead;
                    kept[3] = g;
                    double over = kept[0] / (1 - pow(0.9, t)) + 0.8 * kept[1] / (1 - pow(0.8, t));
                    double under = sqrt(kept[2]) / sqrt(1 - pow(0.95, t)) + 0.01;
                    return (theta - lr * over / under) / (1 + lr * 0.1);
                }));
    }
}
