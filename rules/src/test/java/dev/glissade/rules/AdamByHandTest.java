package dev.glissade.rules;

import static dev.glissade.rules.Comparison.compare;
import static dev.glissade.rules.HandCalculation.each;
import static java.lang.Math.abs;
import static java.lang.Math.max;
import static java.lang.Math.pow;
import static java.lang.Math.sqrt;

import org.junit.jupiter.api.Test;

/** Adam and its family, in the notation of their sources: beta1 = 0.8, beta2 = 0.95, and an eps that shows. */
class AdamByHandTest {
    private static final String SETTINGS = "beta1 = 0.8, beta2 = 0.95, eps = 0.01";
    private static final double B1 = 0.8;
    private static final double B2 = 0.95;
    private static final double EPS = 0.01;

    /** The first moment in {@code kept[0]}, the second in {@code kept[1]}. */
    private static void moments(double g, double[] kept) {
        kept[0] = B1 * kept[0] + (1 - B1) * g;
        kept[1] = B2 * kept[1] + (1 - B2) * g * g;
    }

    private static double adam(int t, double lr, double g, double[] kept) {
        moments(g, kept);
        double mhat = kept[0] / (1 - pow(B1, t));
        double vhat = kept[1] / (1 - pow(B2, t));
        return lr * mhat / (sqrt(vhat) + EPS);
    }

    @Test
    void adamCorrectsBothMoments() {
        compare("adam", SETTINGS, 0.1, () -> each((t, lr, theta, g, kept) -> theta - adam(t, lr, g, kept)));
    }

    @Test
    void adamEpshatAddsEpsToTheUncorrectedRoot() {
        compare(
                "adam_epshat",
                SETTINGS,
                0.1,
                () -> each((t, lr, theta, g, kept) -> {
                    moments(g, kept);
                    double alpha = lr * sqrt(1 - pow(B2, t)) / (1 - pow(B1, t));
                    return theta - alpha * kept[0] / (sqrt(kept[1]) + EPS);
                }));
    }

    @Test
    void adamwDecaysTheOldTheta() {
        compare(
                "adamw",
                SETTINGS + ", weight_decay = 0.2",
                0.1,
                () -> each((t, lr, theta, g, kept) -> theta - adam(t, lr, g, kept) - lr * 0.2 * theta));
    }

    @Test
    void adamL2DecaysThroughTheGradient() {
        compare(
                "adam_l2",
                SETTINGS + ", weight_decay = 0.2",
                0.1,
                () -> each((t, lr, theta, g, kept) -> theta - adam(t, lr, g + 0.2 * theta, kept)));
    }

    @Test
    void adamaxDividesByTheLargestRecentGradient() {
        compare(
                "adamax",
                "beta1 = 0.8, beta2 = 0.95",
                0.1,
                () -> each((t, lr, theta, g, kept) -> {
                    kept[0] = B1 * kept[0] + (1 - B1) * g;
                    kept[1] = max(B2 * kept[1], abs(g));
                    return kept[1] == 0 ? theta : theta - lr / (1 - pow(B1, t)) * kept[0] / kept[1];
                }));
    }

    @Test
    void adamaxKerasAddsEpsToTheMaximum() {
        compare(
                "adamax_keras",
                SETTINGS,
                0.1,
                () -> each((t, lr, theta, g, kept) -> {
                    kept[0] = B1 * kept[0] + (1 - B1) * g;
                    kept[1] = max(B2 * kept[1], abs(g));
                    return theta - lr * kept[0] / ((1 - pow(B1, t)) * (kept[1] + EPS));
                }));
    }

    private static double mu(int t) {
        return B1 * (1 - 0.5 * pow(0.96, t * 0.5));
    }

    @Test
    void nadamWarmsItsMomentumUp() {
        compare(
                "nadam",
                SETTINGS + ", psi = 0.5",
                0.1,
                () -> each((t, lr, theta, g, kept) -> {
                    moments(g, kept);
                    double product = 1;
                    for (int i = 1; i <= t; i++) {
                        product *= mu(i);
                    }
                    double mbar = (1 - mu(t)) * g / (1 - product) + mu(t + 1) * kept[0] / (1 - product * mu(t + 1));
                    return theta - lr * mbar / (sqrt(kept[1] / (1 - pow(B2, t))) + EPS);
                }));
    }

    @Test
    void nadamSimpleLooksOneStepAheadWithAConstantMomentum() {
        compare(
                "nadam_simple",
                SETTINGS,
                0.1,
                () -> each((t, lr, theta, g, kept) -> {
                    moments(g, kept);
                    double mbar = B1 * kept[0] / (1 - pow(B1, t + 1)) + (1 - B1) * g / (1 - pow(B1, t));
                    return theta - lr * mbar / (sqrt(kept[1] / (1 - pow(B2, t))) + EPS);
                }));
    }

    @Test
    void amsgradCorrectsNothing() {
        compare(
                "amsgrad",
                SETTINGS,
                0.1,
                () -> each((t, lr, theta, g, kept) -> {
                    moments(g, kept);
                    kept[2] = max(kept[2], kept[1]);
                    return theta - lr * kept[0] / (sqrt(kept[2]) + EPS);
                }));
    }

    @Test
    void amsgradTorchCorrectsTheMaximumOfTheRawMeanSquare() {
        compare(
                "amsgrad_torch",
                SETTINGS,
                0.1,
                () -> each((t, lr, theta, g, kept) -> {
                    moments(g, kept);
                    kept[2] = max(kept[2], kept[1]);
                    return theta - lr / (1 - pow(B1, t)) * kept[0] / (sqrt(kept[2]) / sqrt(1 - pow(B2, t)) + EPS);
                }));
    }

    @Test
    void amsgradCorrectedTakesTheMaximumOfTheCorrectedMeanSquare() {
        compare(
                "amsgrad_corrected",
                SETTINGS,
                0.1,
                () -> each((t, lr, theta, g, kept) -> {
                    moments(g, kept);
                    kept[2] = max(kept[2], kept[1] / (1 - pow(B2, t)));
                    return theta - lr * kept[0] / (1 - pow(B1, t)) / (sqrt(kept[2]) + EPS);
                }));
    }

    /** With beta2 = 0.95, rho is 3.87, 4.80, 5.70 at t = 4, 5, 6: the thresholds 4 and 5 make a difference. */
    private static double radam(int t, double lr, double g, double[] kept, double threshold) {
        moments(g, kept);
        double mhat = kept[0] / (1 - pow(B1, t));
        double most = 2 / (1 - B2) - 1;
        double rho = most - 2 * t * pow(B2, t) / (1 - pow(B2, t));
        if (rho <= threshold) {
            return lr * mhat;
        }
        double r = sqrt((rho - 4) * (rho - 2) * most / ((most - 4) * (most - 2) * rho));
        double l = sqrt(1 - pow(B2, t)) / (sqrt(kept[1]) + EPS);
        return lr * r * mhat * l;
    }

    @Test
    void radamRectifiesAboveFour() {
        compare("radam", SETTINGS, 0.1, () -> each((t, lr, theta, g, kept) -> theta - radam(t, lr, g, kept, 4)));
    }

    @Test
    void radamRectifiesAboveAnotherThresholdIfTold() {
        compare(
                "radam",
                SETTINGS + ", threshold = 5",
                0.1,
                () -> each((t, lr, theta, g, kept) -> theta - radam(t, lr, g, kept, 5)));
    }

    @Test
    void adabeliefDividesByTheSurprise() {
        compare(
                "adabelief",
                SETTINGS,
                0.1,
                () -> each((t, lr, theta, g, kept) -> {
                    kept[0] = B1 * kept[0] + (1 - B1) * g;
                    kept[1] = B2 * kept[1] + (1 - B2) * (g - kept[0]) * (g - kept[0]) + EPS;
                    double mhat = kept[0] / (1 - pow(B1, t));
                    double shat = kept[1] / (1 - pow(B2, t));
                    return theta - lr * mhat / (sqrt(shat) + EPS);
                }));
    }

    @Test
    void yogiCorrectedStartsBothMomentsAboveZero() {
        compare(
                "yogi_corrected",
                SETTINGS + ", initial = 0.03",
                0.1,
                () -> each((t, lr, theta, g, kept) -> {
                    double m = t == 1 ? 0.03 : kept[0];
                    double v = t == 1 ? 0.03 : kept[1];
                    kept[0] = B1 * m + (1 - B1) * g;
                    kept[1] = v - (1 - B2) * Math.signum(v - g * g) * g * g;
                    double vhat = kept[1] / (1 - pow(B2, t));
                    return theta - lr * kept[0] / (1 - pow(B1, t)) / (sqrt(vhat) + EPS);
                }));
    }
}
