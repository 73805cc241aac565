package dev.glissade.training.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.glissade.Gradients;
import dev.glissade.Parameters;
import dev.glissade.spi.Precision;
import dev.glissade.training.Rows;
import dev.glissade.training.check.GradientCheck;
import dev.glissade.training.data.Batch;
import dev.glissade.training.data.DenseRows;
import dev.glissade.training.data.Schema;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Losses and gradients against hand arithmetic and against differences. */
final class NetworkTest {
    private static final double LN2 = 0.6931471805599453;

    private static Batch one(Schema schema, double[] inputs, double target) {
        return Rows.batch(new DenseRows(schema, inputs, new double[] {target}), Precision.DOUBLE);
    }

    @Test
    void linearRegressionByHand() {
        Network network = Network.linear(1);
        Parameters at = network.start(Precision.DOUBLE, 0);
        at.tensor("output.weight").set(0, 2);
        at.tensor("output.bias").set(0, 1);
        Gradients gradients = at.gradients();
        // 2*3 + 1 = 7 where 5 is wanted: (7 - 5)^2, 2*(7 - 5)*3, 2*(7 - 5)
        assertThat(network.objective().at(at, one(Schema.regression(1), new double[] {3}, 5), gradients))
                .isEqualTo(4.0);
        assertThat(gradients.tensor("output.weight").get(0)).isEqualTo(12.0);
        assertThat(gradients.tensor("output.bias").get(0)).isEqualTo(4.0);
    }

    @Test
    void logisticRegressionByHand() {
        Network network = Network.logistic(2);
        Parameters at = network.start(Precision.DOUBLE, 0);
        Gradients gradients = at.gradients();
        Schema schema = Schema.classification(2, List.of("no", "yes"));
        assertThat(network.objective().at(at, one(schema, new double[] {1, -3}, 1), gradients))
                .isCloseTo(LN2, within(1e-15));
        assertThat(gradients.tensor("output.weight").toDoubles()).containsExactly(-0.5, 1.5);
        assertThat(gradients.tensor("output.bias").toDoubles()).containsExactly(-0.5);
    }

    @Test
    void logisticRegressionDoesNotOverflow() {
        Network network = Network.logistic(1);
        Parameters at = network.start(Precision.DOUBLE, 0);
        at.tensor("output.bias").set(0, 5000);
        Schema schema = Schema.classification(1, List.of("no", "yes"));
        Batch batch = one(schema, new double[] {0}, 0);
        assertThat(network.objective().at(at, batch, at.gradients())).isEqualTo(5000.0);
        at.tensor("output.bias").set(0, -5000);
        assertThat(network.objective().at(at, batch, at.gradients())).isEqualTo(0.0);
    }

    @Test
    void theLastWeightsBeginAsTold() {
        Network network =
                Network.inputs(3).dense(2, Activation.RELU).softmax(2, (draws, inputs, outputs) -> inputs + 0.5);

        Parameters at = network.start(Precision.DOUBLE, 1);

        assertThat(at.tensor("output.weight").toDoubles()).containsExactly(2.5, 2.5, 2.5, 2.5);
        assertThat(at.tensor("dense1.weight").toDoubles()).doesNotContain(2.5);
    }

    @Test
    void softmaxRegressionByHand() {
        Network network = Network.softmax(2, 2);
        Parameters at = network.start(Precision.DOUBLE, 0);
        Gradients gradients = at.gradients();
        Schema schema = Schema.classification(2, List.of("a", "b"));
        assertThat(network.objective().at(at, one(schema, new double[] {1, 2}, 0), gradients))
                .isCloseTo(LN2, within(1e-15));
        assertThat(gradients.tensor("output.weight").toDoubles()).containsExactly(-0.5, 0.5, -1, 1);
        assertThat(gradients.tensor("output.bias").toDoubles()).containsExactly(-0.5, 0.5);

        // scores of 1000 and 0 for class b: the loss is 1000, and nothing overflows
        at.tensor("output.bias").set(0, 1000);
        assertThat(network.objective().at(at, one(schema, new double[] {1, 2}, 1), gradients))
                .isEqualTo(1000.0);
    }

    @Test
    void aHiddenLayerByHand() {
        Network network = Network.inputs(1).dense(1, Activation.TANH).linear();
        Parameters at = network.start(Precision.DOUBLE, 0);
        at.tensor("dense1.weight").set(0, 0.5);
        at.tensor("output.weight").set(0, 2);
        Gradients gradients = at.gradients();
        double loss = network.objective().at(at, one(Schema.regression(1), new double[] {1}, 0), gradients);
        // tanh(0.5) = 0.46211715726000974; its slope there 0.7864477329659274
        double score = 2 * 0.46211715726000974;
        assertThat(loss).isCloseTo(score * score, within(1e-15));
        assertThat(gradients.tensor("output.weight").get(0)).isCloseTo(2 * score * 0.46211715726000974, within(1e-15));
        assertThat(gradients.tensor("dense1.weight").get(0))
                .isCloseTo(2 * score * 2 * 0.7864477329659274, within(1e-14));
    }

    static Stream<Network> networks() {
        return Stream.of(
                Network.softmax(5, 3),
                Network.inputs(5).dense(7, Activation.TANH).softmax(3),
                Network.inputs(5)
                        .dense(7, Activation.SIGMOID)
                        .dense(4, Activation.TANH)
                        .softmax(3),
                Network.inputs(5)
                        .dense(9, Activation.RELU)
                        .dense(6, Activation.RELU)
                        .softmax(3),
                Network.inputs(5).activation(Activation.TANH).softmax(3));
    }

    @ParameterizedTest
    @MethodSource("networks")
    void gradientsAreThoseOfTheLoss(Network network) {
        Parameters at = network.start(Precision.DOUBLE, 3);
        Batch batch = Rows.batch(Rows.classes(12, 5, 3), Precision.DOUBLE);
        GradientCheck.of(network.objective()).at(at, batch).requireBelow(1e-8);
    }

    @ParameterizedTest
    @MethodSource("networks")
    void floatGradientsAreNearTheDoubleOnes(Network network) {
        Parameters wide = network.start(Precision.DOUBLE, 3);
        Parameters narrow = network.start(Precision.FLOAT, 3);
        Gradients exact = wide.gradients();
        Gradients rounded = narrow.gradients();
        DenseRows data = Rows.classes(12, 5, 3);
        network.objective().at(wide, Rows.batch(data, Precision.DOUBLE), exact);
        network.objective().at(narrow, Rows.batch(data, Precision.FLOAT), rounded);
        for (String name : wide.names()) {
            assertThat(rounded.tensor(name).toDoubles())
                    .containsExactly(exact.tensor(name).toDoubles(), within(1e-6));
        }
    }

    @Test
    void regressionGradientsAreThoseOfTheLoss() {
        Batch numbers = Rows.batch(Rows.numbers(9, 4), Precision.DOUBLE);
        Network linear = Network.inputs(4).dense(3, Activation.TANH).linear();
        GradientCheck.of(linear.objective())
                .at(linear.start(Precision.DOUBLE, 1), numbers)
                .requireBelow(1e-8);
        Batch classes = Rows.batch(Rows.classes(9, 4, 2), Precision.DOUBLE);
        Network logistic = Network.inputs(4).dense(3, Activation.TANH).logistic();
        GradientCheck.of(logistic.objective())
                .at(logistic.start(Precision.DOUBLE, 1), classes)
                .requireBelow(1e-8);
    }

    @Test
    void theSameSeedStartsAlike() {
        Network network = Network.inputs(50).dense(40, Activation.TANH).softmax(3);
        double[] one = network.start(Precision.FLOAT, 5).tensor("dense1.weight").toDoubles();
        assertThat(network.start(Precision.FLOAT, 5).tensor("dense1.weight").toDoubles())
                .isEqualTo(one);
        assertThat(network.start(Precision.FLOAT, 6).tensor("dense1.weight").toDoubles())
                .isNotEqualTo(one);
        // sqrt(6/(50 + 40)) = 0.2582
        assertThat(java.util.Arrays.stream(one).boxed())
                .allMatch(w -> Math.abs(w) <= 0.2582)
                .anyMatch(w -> w > 0.25)
                .anyMatch(w -> w < -0.25);
    }

    @Test
    void saysWhatDoesNotFit() {
        Network network = Network.softmax(4, 3);
        Parameters at = network.start(Precision.DOUBLE, 0);
        Batch narrow = Rows.batch(Rows.classes(2, 5, 3), Precision.DOUBLE);
        assertThatThrownBy(() -> network.objective().at(at, narrow, at.gradients()))
                .hasMessage("rows of 5 inputs for a network of 4");
        Batch rounded = Rows.batch(Rows.classes(2, 4, 3), Precision.FLOAT);
        assertThatThrownBy(() -> network.objective().at(at, rounded, at.gradients()))
                .hasMessage("a batch in FLOAT for parameters in DOUBLE");
        Batch ten = Rows.batch(Rows.classes(30, 4, 10), Precision.DOUBLE);
        assertThatThrownBy(() -> network.objective().at(at, ten, at.gradients()))
                .hasMessageMatching("row \\d+ of the batch has label \\d; the model has classes 0 to 2");
    }
}
