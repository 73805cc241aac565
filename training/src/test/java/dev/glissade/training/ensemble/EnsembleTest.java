package dev.glissade.training.ensemble;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.glissade.Optimizer;
import dev.glissade.Optimizers;
import dev.glissade.Parameters;
import dev.glissade.Schedules;
import dev.glissade.Tensor;
import dev.glissade.spi.Precision;
import dev.glissade.training.Counting;
import dev.glissade.training.Interruption;
import dev.glissade.training.Interruption.Setup;
import dev.glissade.training.Rows;
import dev.glissade.training.data.Dataset;
import dev.glissade.training.data.DenseRows;
import dev.glissade.training.data.Schema;
import dev.glissade.training.loop.Trainer;
import dev.glissade.training.metric.Evaluation;
import dev.glissade.training.model.Activation;
import dev.glissade.training.model.Network;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several models: their mean, their votes, and those of one run. */
final class EnsembleTest {
    private static final Network LOGISTIC = Network.logistic(1);
    private static final Network THREE = Network.softmax(1, 3);
    private static final Dataset ONE =
            new DenseRows(Schema.classification(1, List.of("no", "yes")), new double[1], new double[] {1});
    private static final Dataset OF_THREE =
            new DenseRows(Schema.classification(1, List.of("a", "b", "c")), new double[1], new double[] {1});

    /** A model that gives class 1 a probability, whatever the row. */
    private static Parameters sure(double probability) {
        Parameters parameters = LOGISTIC.start(Precision.DOUBLE, 0);
        parameters.tensor("output.bias").set(0, Math.log(probability / (1 - probability)));
        return parameters;
    }

    /** A model that gives three classes their probabilities, whatever the row. */
    private static Parameters sure(double a, double b, double c) {
        Parameters parameters = THREE.start(Precision.DOUBLE, 0);
        parameters.tensor("output.bias").copyFrom(new double[] {Math.log(a), Math.log(b), Math.log(c)});
        return parameters;
    }

    @Test
    void averagesProbabilities() {
        Ensemble ensemble = Ensemble.averaging(LOGISTIC, List.of(sure(0.9), sure(0.4), sure(0.4)));
        // (0.9 + 0.4 + 0.4)/3 = 17/30, and the loss is its negative logarithm
        assertThat(ensemble.size()).isEqualTo(3);
        assertThat(ensemble.predictions(ONE).get(0))
                .containsExactly(new double[] {13 / 30.0, 17 / 30.0}, within(1e-12));
        assertThat(ensemble.labels(ONE)).containsExactly(1);
        Evaluation evaluation = ensemble.evaluate(ONE);
        assertThat(evaluation.loss()).isCloseTo(0.5679840, within(1e-7));
        assertThat(evaluation.accuracy()).isEqualTo(1);
    }

    @Test
    void countsVotes() {
        Ensemble ensemble = Ensemble.voting(LOGISTIC, List.of(sure(0.9), sure(0.4), sure(0.4)));
        assertThat(ensemble.predictions(ONE).get(0)).containsExactly(new double[] {2 / 3.0, 1 / 3.0}, within(1e-12));
        assertThat(ensemble.labels(ONE)).containsExactly(0);
        Evaluation evaluation = ensemble.evaluate(ONE);
        assertThat(evaluation.accuracy()).isZero();
        assertThat(evaluation.confusion().count(1, 0)).isEqualTo(1);
        assertThat(evaluation.loss()).isNaN();
    }

    @Test
    void theHigherMeanProbabilityDecidesATie() {
        Ensemble second = Ensemble.voting(THREE, List.of(sure(0.6, 0.3, 0.1), sure(0.1, 0.8, 0.1)));
        assertThat(second.labels(OF_THREE)).containsExactly(1);
        Ensemble first = Ensemble.voting(THREE, List.of(sure(0.85, 0.1, 0.05), sure(0.4, 0.5, 0.1)));
        assertThat(first.labels(OF_THREE)).containsExactly(0);
        assertThat(Ensemble.averaging(THREE, List.of(sure(0.6, 0.3, 0.1), sure(0.1, 0.8, 0.1)))
                        .predictions(OF_THREE)
                        .get(0))
                .containsExactly(new double[] {0.35, 0.55, 0.1}, within(1e-12));
    }

    @Test
    void averagesNumbers() {
        Network linear = Network.linear(1);
        Parameters one = linear.start(Precision.DOUBLE, 0);
        one.tensor("output.bias").set(0, 1);
        Parameters two = linear.start(Precision.DOUBLE, 0);
        two.tensor("output.weight").set(0, 2);
        Dataset data = new DenseRows(Schema.regression(1), new double[] {2, 3}, new double[] {2, 4.5});
        Ensemble ensemble = Ensemble.averaging(linear, List.of(one, two));
        // (1 + 4)/2 and (1 + 6)/2; errors 0.5 and -1
        assertThat(ensemble.predictions(data))
                .usingRecursiveComparison()
                .isEqualTo(List.of(new double[] {2.5}, new double[] {3.5}));
        assertThat(ensemble.evaluate(data).squaredError()).isEqualTo((0.25 + 1) / 2);
        assertThat(ensemble.evaluate(data).loss()).isEqualTo(0.625);
        assertThatThrownBy(() -> Ensemble.voting(linear, List.of(one))).hasMessageContaining("average them");
        assertThatThrownBy(() -> ensemble.labels(data)).hasMessageContaining("no classes");
    }

    @Test
    void ofOneModelIsThatModel() throws IOException {
        Network network = Network.inputs(6).dense(5, Activation.TANH).softmax(3);
        Dataset data = Rows.classes(1203, 6, 3);
        Parameters parameters = network.start(Precision.FLOAT, 1);
        Evaluation alone = Evaluation.of(network, parameters, data);
        Evaluation ensemble = Ensemble.averaging(network, List.of(parameters)).evaluate(data);
        assertThat(ensemble.rows()).isEqualTo(1203);
        assertThat(ensemble.accuracy()).isEqualTo(alone.accuracy());
        assertThat(ensemble.loss()).isCloseTo(alone.loss(), within(1e-6));
    }

    @Test
    void modelsMustPredictTheSame() {
        assertThatThrownBy(() -> Ensemble.averaging(List.of())).hasMessage("an ensemble without a model");
        assertThatThrownBy(() -> Ensemble.averaging(List.of(
                        new Ensemble.Member(LOGISTIC, sure(0.5)), new Ensemble.Member(THREE, sure(0.5, 0.3, 0.2)))))
                .hasMessageContaining("in one ensemble");
        Network two = Network.softmax(1, 2);
        Ensemble mixed = Ensemble.averaging(List.of(
                new Ensemble.Member(THREE, sure(0.5, 0.3, 0.2)),
                new Ensemble.Member(two, two.start(Precision.DOUBLE, 0))));
        assertThatThrownBy(() -> mixed.labels(OF_THREE)).hasMessage("models of 3 and of 2 classes in one ensemble");
    }

    @Test
    void snapshotsAreTheWeightsAtTheEndsOfCycles() throws IOException {
        Parameters x = Parameters.of(new float[] {0});
        Snapshots steps = Snapshots.everySteps(3).keepLast(2);
        Snapshots epochs = Snapshots.everyEpochs(2);
        for (Snapshots snapshots : List.of(steps, epochs)) {
            x.tensor("theta").fill(0);
            Counting.run(x, snapshots);
        }
        assertThat(steps.weights())
                .extracting(weights -> weights.floats("theta")[0])
                .containsExactly(6f, 9f);
        assertThat(epochs.weights())
                .extracting(weights -> weights.floats("theta")[0])
                .containsExactly(4f, 8f);
        assertThatThrownBy(() -> Snapshots.everySteps(0)).hasMessageContaining("every 0");
    }

    @Test
    void snapshotsGoOnToTheSameBits(@TempDir Path folder) throws IOException {
        Network network = Network.inputs(8).dense(6, Activation.TANH).softmax(2);
        List<Snapshots> all = new ArrayList<>();
        Interruption.changesNothing(
                () -> {
                    Parameters parameters = network.start(Precision.FLOAT, 1);
                    Optimizer optimizer = Optimizers.named("momentum")
                            .schedule(
                                    "lr",
                                    Schedules.named("cosine_restarts")
                                            .set("period", 6)
                                            .build()
                                            .times(0.3))
                            .over(parameters);
                    Snapshots snapshots = Snapshots.everySteps(6).keepLast(3);
                    all.add(snapshots);
                    return new Setup(
                            Trainer.of(network.objective(), optimizer, Rows.halves(50, 8))
                                    .batch(8)
                                    .epochs(4)
                                    .seed(3)
                                    .listen(snapshots),
                            parameters);
                },
                19,
                folder);
        List<Parameters> whole = all.get(0).weights();
        List<Parameters> resumed = all.get(2).weights();
        assertThat(resumed).hasSize(3);
        for (int i = 0; i < 3; i++) {
            for (Tensor tensor : whole.get(i).tensors()) {
                assertThat(resumed.get(i).tensor(tensor.name()).toDoubles()).isEqualTo(tensor.toDoubles());
                assertThat(resumed.get(i).tensor(tensor.name()).shape()).isEqualTo(tensor.shape());
            }
        }
        Dataset test = Rows.halves(300, 8);
        assertThat(Ensemble.averaging(network, resumed).evaluate(test).accuracy())
                .isGreaterThan(0.9);
        assertThat(Ensemble.voting(network, resumed).evaluate(test).accuracy()).isGreaterThan(0.9);
    }
}
