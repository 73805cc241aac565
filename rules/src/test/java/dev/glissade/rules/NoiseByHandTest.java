package dev.glissade.rules;

import static dev.glissade.rules.Comparison.compare;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.glissade.Gradients;
import dev.glissade.Optimizers;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The rules with noise, against an implementation of the language's random numbers of the test's own. */
class NoiseByHandTest {
    private static final long SEED = 7;

    /** The known answers that the authors of Philox publish with their code, Random123. */
    @ParameterizedTest
    @CsvSource({
        "00000000 00000000 00000000 00000000, 00000000 00000000, 6627e8d5 e169c58d bc57ac4c 9b00dbd8",
        "ffffffff ffffffff ffffffff ffffffff, ffffffff ffffffff, 408f276d 41c83b0e a20bc7c6 6d5451fd",
        "243f6a88 85a308d3 13198a2e 03707344, a4093822 299f31d0, d16cfe09 94fdcceb 5001e420 24126ea1"
    })
    void theTestsOwnPhiloxGivesThePublishedAnswers(String counter, String key, String words) {
        assertThat(RandomByHand.philox(numbers(counter), numbers(key))).isEqualTo(numbers(words));
    }

    private static BigInteger[] numbers(String words) {
        return Stream.of(words.split(" ")).map(RandomByHand::hex).toArray(BigInteger[]::new);
    }

    private static HandCalculation noisy(double eta, double gamma) {
        return (t, lr, theta, gradient) -> {
            double[][] g = gradient.at(theta);
            double deviation = Math.sqrt(eta / Math.pow(1 + t, gamma));
            for (int k = 0; k < theta.length; k++) {
                for (int i = 0; i < theta[k].length; i++) {
                    double noise = RandomByHand.normal(SEED, t, Course.NAMES.get(k), 0, 0, i);
                    theta[k][i] -= lr * (g[k][i] + deviation * noise);
                }
            }
        };
    }

    @Test
    void sgdNoiseAddsNumbersThatTheSeedAndThePlaceDecide() {
        compare("sgd_noise", "eta = 0.5, gamma = 0.7, seed = 7", 0.1, () -> noisy(0.5, 0.7));
    }

    @Test
    void gradientNoiseAddsThemBeforeTheOptimizer() {
        compare("gradient_noise >> sgd", "eta = 0.5, gamma = 0.7, seed = 7", 0.1, () -> noisy(0.5, 0.7));
    }

    /** Of n standard normal numbers the mean is within 4/sqrt(n) of 0, and the mean square within 4*sqrt(2/n) of 1. */
    @Test
    void theNoiseIsStandardNormalAndItsNeighboursAreStrangers() {
        int n = 40_000;
        double[] theta = new double[n];
        var optimizer = Optimizers.named("sgd_noise")
                .set("lr", 1)
                .set("eta", 1)
                .set("gamma", 0)
                .seed(SEED)
                .over(theta);
        optimizer.step(Gradients.of(new double[n]));
        double[] first = theta.clone();
        optimizer.step(Gradients.of(new double[n]));

        assertThat(Arrays.stream(first).average().orElseThrow()).isCloseTo(0, within(4 / Math.sqrt(n)));
        assertThat(Arrays.stream(first).map(x -> x * x).average().orElseThrow())
                .isCloseTo(1, within(4 * Math.sqrt(2.0 / n)));
        double beyondTwo = Arrays.stream(first).filter(x -> Math.abs(x) > 2).count() / (double) n;
        assertThat(beyondTwo).isCloseTo(0.0455, within(4 * Math.sqrt(0.0455 * 0.9545 / n)));
        double neighbours = 0;
        double steps = 0;
        for (int i = 0; i < n; i++) {
            neighbours += first[i] * first[(i + 1) % n];
            steps += first[i] * (theta[i] - first[i]);
        }
        assertThat(neighbours / n).isCloseTo(0, within(4 / Math.sqrt(n)));
        assertThat(steps / n).isCloseTo(0, within(4 / Math.sqrt(n)));
    }
}
