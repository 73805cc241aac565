package dev.glissade.training.average;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.glissade.Optimizer;
import dev.glissade.Optimizers;
import dev.glissade.Parameters;
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

/** Equal means of weights, and the statistics that go with them. */
final class StochasticAverageTest {

    /** From 0. */
    private static StochasticAverage counting(StochasticAverage average) throws IOException {
        Parameters x = Parameters.of(new float[] {0});
        Counting.run(x, average);
        assertThat(x.floats()[0]).as("training goes on").isEqualTo(10);
        return average;
    }

    @Test
    void isTheMeanOfTheEndsOfEpochs() throws IOException {
        // after epochs 1 to 5: 2, 4, 6, 8, 10
        assertThat(counting(StochasticAverage.everyEpochs(1)).weights().floats()[0])
                .isEqualTo(6);
        StochasticAverage late = counting(StochasticAverage.everyEpochs(1).after(3));
        assertThat(late.weights().floats()[0]).isEqualTo(9);
        assertThat(late.count()).isEqualTo(2);
        // after epochs 3 and 5
        assertThat(counting(StochasticAverage.everyEpochs(2).after(1)).weights().floats()[0])
                .isEqualTo(8);
    }

    @Test
    void isTheMeanOfTheEndsOfCycles() throws IOException {
        // steps 3, 6, 9; then 7, 10
        assertThat(counting(StochasticAverage.everySteps(3)).weights().floats()[0])
                .isEqualTo(6);
        assertThat(counting(StochasticAverage.everySteps(3).after(4)).weights().floats()[0])
                .isEqualTo(8.5f);
    }

    @Test
    void goesOnToTheSameBits(@TempDir Path folder) throws IOException {
        Network network =
                Network.inputs(8).dense(6, Activation.TANH).batchNorm().softmax(2);
        List<StochasticAverage> averages = new ArrayList<>();
        Interruption.changesNothing(
                () -> {
                    Parameters parameters = network.start(Precision.FLOAT, 1);
                    Optimizer optimizer = Optimizers.named("sgd").set("lr", 0.3).over(parameters);
                    StochasticAverage average = StochasticAverage.everySteps(3).after(4);
                    averages.add(average);
                    return new Setup(
                            Trainer.of(network.objective(), optimizer, Rows.halves(50, 8))
                                    .batch(8)
                                    .epochs(4)
                                    .seed(3)
                                    .listen(average),
                            parameters);
                },
                19,
                folder);
        // the whole one, the killed one, the one that went on
        Parameters whole = averages.get(0).weights();
        Parameters resumed = averages.get(2).weights();
        assertThat(averages.get(2).count()).isEqualTo(8);
        for (Tensor tensor : whole.tensors()) {
            assertThat(resumed.tensor(tensor.name()).toDoubles()).isEqualTo(tensor.toDoubles());
        }
    }

    @Test
    void statisticsAreMeasuredAnewOverTheData() {
        // batches (1, 10), (3, 20) | (5, 30), (7, 60) | (9, 0): means 2, 6, 9 and 15, 45, 0, weighted 2, 2, 1;
        // unbiased variances 2, 2, 0 (of one row) and 50, 450, 0
        Network network = Network.inputs(2).batchNorm().softmax(2);
        Dataset data = new DenseRows(
                Schema.classification(2, List.of("a", "b")),
                new double[] {1, 10, 3, 20, 5, 30, 7, 60, 9, 0},
                new double[5]);
        Parameters parameters = network.start(Precision.DOUBLE, 1);
        List<double[]> before = trained(parameters);
        network.measureStatistics(parameters, data, 2);
        assertThat(named(parameters, "mean")).containsExactly(new double[] {25 / 5.0, 120 / 5.0}, within(1e-12));
        assertThat(named(parameters, "variance")).containsExactly(new double[] {8 / 5.0, 1000 / 5.0}, within(1e-12));
        assertThat(trained(parameters)).usingRecursiveComparison().isEqualTo(before);
        // all rows at once: 5 and 24; unbiased variances 10 and 2120/4
        network.measureStatistics(parameters, data, 100);
        assertThat(named(parameters, "mean")).containsExactly(new double[] {5, 24}, within(1e-12));
        assertThat(named(parameters, "variance")).containsExactly(new double[] {10, 530}, within(1e-12));
        Network dropping = Network.inputs(2).dropout(0.5).batchNorm().softmax(2);
        Parameters others = dropping.start(Precision.DOUBLE, 1);
        dropping.measureStatistics(others, data, 100);
        assertThat(named(others, "mean")).as("nothing is dropped").containsExactly(new double[] {5, 24}, within(1e-12));
        assertThatThrownBy(() -> network.measureStatistics(parameters, data, 0)).hasMessageContaining("batches of 0");
    }

    private static double[] named(Parameters parameters, String what) {
        return parameters.tensors().stream()
                .filter(tensor -> tensor.name().contains(what))
                .findFirst()
                .orElseThrow()
                .toDoubles();
    }

    private static List<double[]> trained(Parameters parameters) {
        return parameters.tensors().stream()
                .filter(t -> !t.name().contains("mean") && !t.name().contains("variance"))
                .map(Tensor::toDoubles)
                .toList();
    }

    @Test
    void anAverageWithItsStatisticsIsAsGoodAsWhatItIsTheMeanOf() throws IOException {
        Network network = Network.inputs(8)
                .dense(16, Activation.RELU)
                .batchNorm()
                .dropout(0.1)
                .softmax(2);
        Dataset train = Rows.halves(200, 8);
        Parameters parameters = network.start(Precision.FLOAT, 1);
        StochasticAverage average = StochasticAverage.everyEpochs(1).after(5);
        Trainer.of(network.objective(), Optimizers.named("sgd").set("lr", 0.5).over(parameters), train)
                .batch(10)
                .epochs(15)
                .listen(average)
                .build()
                .run();
        Parameters weights = average.weights();
        network.measureStatistics(weights, train, 10);
        assertThat(Evaluation.of(network, weights, train).accuracy()).isGreaterThan(0.97);
    }

    @Test
    void saysWhatItCannotDo() {
        assertThatThrownBy(() -> StochasticAverage.everyEpochs(0)).hasMessageContaining("every 0");
        assertThatThrownBy(() -> StochasticAverage.everyEpochs(2).after(3).weights())
                .hasMessage("there is nothing to average: no epoch that is a multiple of 2 has ended after 3");
    }
}
