package dev.glissade.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.glissade.Optimizer;
import dev.glissade.Optimizers;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Numbers that other projects publish beside their optimizers, to the places that they print. */
class PublishedExamplesTest {

    /** The tests of Keras start at ones, take a first gradient of 0.01 and then 0.1, 0.2 ... 1.0. */
    private static void followsKeras(Optimizer optimizer, double[] theta, List<double[]> after, double places) {
        double[] first = new double[10];
        Arrays.fill(first, 0.01);
        double[] later = {0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0};
        for (int step = 0; step < after.size(); step++) {
            optimizer.step(step == 0 ? first : later);
            assertThat(theta).as("after step " + (step + 1)).containsExactly(after.get(step), within(places));
        }
    }

    private static double[] ones() {
        double[] theta = new double[10];
        Arrays.fill(theta, 1);
        return theta;
    }

    private static double[] all(double value) {
        double[] values = new double[10];
        Arrays.fill(values, value);
        return values;
    }

    /** keras/src/optimizers/nadam_test.py, test_correctness_with_golden; Keras has psi = 1. */
    @Test
    void nadamIsThatOfKerasWithAPsiOfOne() {
        double[] theta = ones();
        Optimizer optimizer = Optimizers.named("nadam")
                .set("lr", 0.5)
                .set("beta1", 0.5)
                .set("beta2", 0.67)
                .set("eps", 1e-5)
                .set("psi", 1)
                .over(theta);
        followsKeras(
                optimizer,
                theta,
                List.of(
                        all(0.4281),
                        row(-0.1738, -0.1731, -0.1726, -0.1723, -0.1721, -0.172, -0.1719, -0.1718, -0.1718, -0.1717),
                        row(-0.7115, -0.7103, -0.7096, -0.7092, -0.709, -0.7088, -0.7086, -0.7085, -0.7085, -0.7084),
                        row(-1.2335, -1.2322, -1.2313, -1.2309, -1.2306, -1.2304, -1.2302, -1.2301, -1.23, -1.2299),
                        row(-1.7492, -1.7478, -1.7469, -1.7464, -1.7461, -1.7459, -1.7457, -1.7456, -1.7455, -1.7454)),
                5.1e-5);
    }

    /** keras/src/optimizers/lion_test.py, test_correctness_with_golden. */
    @Test
    void lionIsThatOfKeras() {
        double[] theta = ones();
        Optimizer optimizer = Optimizers.named("lion").set("lr", 1e-3).over(theta);
        followsKeras(optimizer, theta, List.of(all(0.999), all(0.998), all(0.997), all(0.996), all(0.995)), 1e-12);
    }

    private static double[] row(double... values) {
        return values;
    }
}
