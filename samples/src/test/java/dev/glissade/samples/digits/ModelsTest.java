package dev.glissade.samples.digits;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glissade.Gradients;
import dev.glissade.Parameters;
import dev.glissade.Tensor;
import java.util.Random;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class ModelsTest {

    static Classifier[] models() {
        return new Classifier[] {new SoftmaxRegression(), new TwoLayerNetwork()};
    }

    @ParameterizedTest
    @MethodSource("models")
    void gradientsEqualCentralDifferences(Classifier model) throws Exception {
        Digits digits = Digits.bundled();
        int[] rows = IntStream.range(0, 20).toArray();
        Parameters at = model.start(3);
        Random random = new Random(7);
        for (Tensor tensor : at.tensors()) {
            for (int i = 0; i < tensor.length(); i++) {
                tensor.set(i, 0.3 * random.nextGaussian());
            }
        }
        Gradients gradient = at.gradients();
        Gradients ignored = at.gradients();
        model.gradient(at, digits, rows, 0, rows.length, gradient);
        for (Tensor tensor : at.tensors()) {
            for (int i = 0; i < tensor.length(); i += 1 + tensor.length() / 40) {
                double value = tensor.get(i);
                double step = 1.0 / 128;
                tensor.set(i, value + step);
                double above = model.gradient(at, digits, rows, 0, rows.length, ignored);
                tensor.set(i, value - step);
                double below = model.gradient(at, digits, rows, 0, rows.length, ignored);
                tensor.set(i, value);
                // the float forward pass leaves about 1e-6 in the loss, so 1e-4 in the quotient
                assertThat(gradient.tensor(tensor.name()).get(i))
                        .as("%s[%d]", tensor.name(), i)
                        .isCloseTo((above - below) / (2 * step), Offset.offset(5e-4));
            }
        }
    }

    @Test
    void evenScoresLoseTheLogarithmOfTheNumberOfClasses() {
        float[] scores = new float[Digits.CLASSES];

        assertThat(CrossEntropy.backward(scores, 4)).isCloseTo(Math.log(10), Offset.offset(1e-12));
        assertThat(scores[4]).isEqualTo(-0.9f);
        assertThat(scores[0]).isEqualTo(0.1f);
    }

    @Test
    void largeScoresDoNotOverflow() {
        float[] scores = new float[Digits.CLASSES];
        scores[2] = 1000;

        assertThat(CrossEntropy.backward(scores, 2)).isZero();
        assertThat(scores).containsOnly(0f);
    }
}
