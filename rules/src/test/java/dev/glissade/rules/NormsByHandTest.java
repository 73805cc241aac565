package dev.glissade.rules;

import static dev.glissade.rules.Comparison.compare;
import static dev.glissade.rules.HandCalculation.norm;
import static dev.glissade.rules.HandCalculation.squares;
import static java.lang.Math.pow;
import static java.lang.Math.sqrt;

import org.junit.jupiter.api.Test;

/** The rules that measure whole tensors, in the notation of their papers. */
class NormsByHandTest {

    /** You et al. 2017, Algorithm 1; where a norm is 0 the local rate is 1. */
    @Test
    void larsScalesTheRateOfEachTensor() {
        compare("lars", "momentum = 0.8, eta = 0.2, weight_decay = 0.1", 0.5, () -> {
            double[][] v = Course.zeros();
            return (t, lr, w, gradient) -> {
                double[][] g = gradient.at(w);
                for (int l = 0; l < w.length; l++) {
                    double local = 1;
                    if (norm(w[l]) > 0 && norm(g[l]) > 0) {
                        local = 0.2 * norm(w[l]) / (norm(g[l]) + 0.1 * norm(w[l]));
                    }
                    for (int i = 0; i < w[l].length; i++) {
                        v[l][i] = 0.8 * v[l][i] + lr * local * (g[l][i] + 0.1 * w[l][i]);
                        w[l][i] -= v[l][i];
                    }
                }
            };
        });
    }

    /** You et al. 2019, Algorithm 2, with the identity for phi. */
    @Test
    void lambMovesEachTensorInProportionToItsNorm() {
        compare("lamb", "beta1 = 0.8, beta2 = 0.95, eps = 0.01, weight_decay = 0.1", 0.05, () -> {
            double[][] m = Course.zeros();
            double[][] v = Course.zeros();
            return (t, lr, x, gradient) -> {
                double[][] g = gradient.at(x);
                for (int l = 0; l < x.length; l++) {
                    double[] u = new double[x[l].length];
                    for (int i = 0; i < u.length; i++) {
                        m[l][i] = 0.8 * m[l][i] + 0.2 * g[l][i];
                        v[l][i] = 0.95 * v[l][i] + 0.05 * g[l][i] * g[l][i];
                        double r = m[l][i] / (1 - pow(0.8, t)) / (sqrt(v[l][i] / (1 - pow(0.95, t))) + 0.01);
                        u[i] = r + 0.1 * x[l][i];
                    }
                    double trust = norm(x[l]) > 0 && norm(u) > 0 ? norm(x[l]) / norm(u) : 1;
                    for (int i = 0; i < u.length; i++) {
                        x[l][i] -= lr * trust * u[i];
                    }
                }
            };
        });
    }

    /** Ginsburg et al. 2019, Algorithm 1: one second moment for a tensor, which starts at the first gradient's. */
    @Test
    void novogradDividesByTheTensorsOwnSecondMoment() {
        compare("novograd", "beta1 = 0.9, beta2 = 0.7, eps = 0.01, weight_decay = 0.1", 0.05, () -> {
            double[][] m = Course.zeros();
            double[] v = new double[m.length];
            return (t, lr, w, gradient) -> {
                double[][] g = gradient.at(w);
                for (int l = 0; l < w.length; l++) {
                    v[l] = t == 1 ? squares(g[l]) : 0.7 * v[l] + 0.3 * squares(g[l]);
                    for (int i = 0; i < w[l].length; i++) {
                        m[l][i] = 0.9 * m[l][i] + (g[l][i] / (sqrt(v[l]) + 0.01) + 0.1 * w[l][i]);
                        w[l][i] -= lr * m[l][i];
                    }
                }
            };
        });
    }

    /** Bernstein et al. 2020, Algorithm 1; a tensor without a gradient, or at 0, takes a plain step. */
    @Test
    void fromageTurnsEachTensorByTheRate() {
        compare("fromage", "", 0.3, () -> (t, lr, w, gradient) -> {
            double[][] g = gradient.at(w);
            for (int l = 0; l < w.length; l++) {
                double ratio = norm(w[l]) > 0 && norm(g[l]) > 0 ? norm(w[l]) / norm(g[l]) : 1;
                for (int i = 0; i < w[l].length; i++) {
                    w[l][i] = (w[l][i] - lr * g[l][i] * ratio) / sqrt(1 + lr * lr);
                }
            }
        });
    }

    /** Ivgi et al. 2023, equation (DoG): the farthest distance so far over the root of all squared gradients so far. */
    @Test
    void dogTakesItsRateFromDistanceOverGradients() {
        compare("dog", "start_step = 0.01, eps = 0.01", 2, () -> {
            double[][] origin = Course.start();
            double[] farthest = {0.01 * (1 + norm(Course.start()))};
            double[] sum = {0};
            return (t, lr, x, gradient) -> {
                double[][] g = gradient.at(x);
                double[][] moved = HandCalculation.copy(x);
                for (int l = 0; l < x.length; l++) {
                    for (int i = 0; i < x[l].length; i++) {
                        moved[l][i] -= origin[l][i];
                    }
                }
                farthest[0] = Math.max(farthest[0], norm(moved));
                sum[0] += norm(g) * norm(g);
                double eta = farthest[0] / sqrt(sum[0] + 0.01);
                for (int l = 0; l < x.length; l++) {
                    for (int i = 0; i < x[l].length; i++) {
                        x[l][i] -= lr * eta * g[l][i];
                    }
                }
            };
        });
    }
}
