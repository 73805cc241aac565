package dev.glissade.rules;

import static dev.glissade.rules.Comparison.compare;
import static java.lang.Math.abs;
import static java.lang.Math.max;
import static java.lang.Math.pow;
import static java.lang.Math.sqrt;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Prodigy as its authors' program has it, which differs from the paper's listing in the order of the two estimates. */
class ProdigyByHandTest {
    private static final double B1 = 0.1;
    private static final double B2 = 0.9;
    private static final double B3 = 0.5;
    private static final double EPS = 0.01;
    private static final double D0 = 0.001;

    @Test
    void prodigyEstimatesTheDistanceWhileItMoves() {
        String settings = "beta1 = 0.1, beta2 = 0.9, beta3 = 0.5, eps = 0.01, d0 = 0.001";
        compare("prodigy", settings, 4, Written::new);
    }

    /** The estimate must rise in the course, or half of the rule is not tested. */
    @Test
    void theEstimateRisesInTheCourse() {
        var written = new Written();
        double[][] x = Course.start();
        List<Double> estimates = new ArrayList<>();
        for (int t = 1; t <= Course.STEPS; t++) {
            int step = t;
            written.step(t, Course.rate(t, 4), x, point -> Course.gradients(step));
            estimates.add(written.d);
        }
        assertThat(estimates.stream().distinct().count()).isGreaterThan(3);
    }

    private static final class Written implements HandCalculation {
        private final double[][] origin = Course.start();
        private final double[][] m = Course.zeros();
        private final double[][] v = Course.zeros();
        private final double[][] s = Course.zeros();
        private double numerator;
        private double d = D0;

        @Override
        public void step(int t, double lr, double[][] x, Gradient gradient) {
            double[][] g = gradient.at(x);
            double rate = d * lr * sqrt(1 - pow(B2, t)) / (1 - pow(B1, t));
            numerator *= B3;
            double denominator = 0;
            for (int l = 0; l < x.length; l++) {
                for (int i = 0; i < x[l].length; i++) {
                    double grad = g[l][i];
                    numerator += d / D0 * rate * grad * (origin[l][i] - x[l][i]);
                    m[l][i] = B1 * m[l][i] + d * (1 - B1) * grad;
                    v[l][i] = B2 * v[l][i] + d * d * (1 - B2) * grad * grad;
                    s[l][i] = B3 * s[l][i] + d / D0 * rate * grad;
                    denominator += abs(s[l][i]);
                }
            }
            if (denominator > 0) {
                d = max(d, numerator / denominator);
            }
            for (int l = 0; l < x.length; l++) {
                for (int i = 0; i < x[l].length; i++) {
                    x[l][i] -= rate * m[l][i] / (sqrt(v[l][i]) + d * EPS);
                }
            }
        }
    }
}
