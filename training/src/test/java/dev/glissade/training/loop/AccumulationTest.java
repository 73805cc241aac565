package dev.glissade.training.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.glissade.Gradients;
import dev.glissade.Optimizer;
import dev.glissade.OptimizerBuilder;
import dev.glissade.Optimizers;
import dev.glissade.Parameters;
import dev.glissade.Tensor;
import dev.glissade.spi.Precision;
import dev.glissade.training.Interruption;
import dev.glissade.training.Interruption.Setup;
import dev.glissade.training.Rows;
import dev.glissade.training.data.Batch;
import dev.glissade.training.data.Dataset;
import dev.glissade.training.data.DenseRows;
import dev.glissade.training.data.Schema;
import dev.glissade.training.model.Activation;
import dev.glissade.training.model.Network;
import dev.glissade.training.objective.Objective;
import dev.glissade.training.order.Order;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Several batches in a step, and what happens in which order. */
final class AccumulationTest {
    /** The gradient is the mean of the targets of the batch, the loss 1. */
    private static final Objective MEAN = (at, batch, gradients) -> {
        double sum = 0;
        for (int i = 0; i < batch.size(); i++) {
            sum += batch.target(i);
        }
        gradients.tensor("theta").set(0, sum / batch.size());
        return 1;
    };

    private final Parameters theta = Parameters.of(new double[] {0});

    private TrainerBuilder trainer(OptimizerBuilder rule, double... targets) {
        Dataset data = new DenseRows(Schema.regression(1), new double[targets.length], targets);
        return Trainer.of(MEAN, rule.set("lr", 1).over(theta), data).order(Order.asGiven());
    }

    @Test
    void unscalesChecksClipsAndStepsOnceForAllBatches() throws IOException {
        // the mean of 1, 2, 3, 6 is 3; times 0.5 it is 1.5; clipped it is 1. Clipped one by one, it would be 0.5 after
        // scaling
        OptimizerBuilder rule =
                Optimizers.named("sgd").gradientScale(0.5).skipNonFinite().clipGlobalNorm(1);
        Optimizer[] optimizer = new Optimizer[1];
        TrainingResult result = trainer(rule, 1, 2, 3, 6)
                .batch(1)
                .accumulate(4)
                .listen(new TrainingListener() {
                    @Override
                    public void began(Run run) {
                        optimizer[0] = run.optimizer();
                    }
                })
                .build()
                .run();
        assertThat(theta.doubles()[0]).isEqualTo(-1);
        assertThat(result.steps()).isEqualTo(1);
        assertThat(optimizer[0].report().gradientNorm())
                .as("scaled, not clipped")
                .isEqualTo(1.5);
        assertThat(optimizer[0].report().clipFactor()).isCloseTo(1 / 1.5, within(1e-15));
    }

    @Test
    void countsEachRowOnceAlsoInAShortLastBatch() throws IOException {
        // batches (2, 4) and (9): the mean of the rows is 5
        trainer(Optimizers.named("sgd"), 2, 4, 9).batch(2).accumulate(2).build().run();
        assertThat(theta.doubles()[0]).isEqualTo(-5);
        // (1, 2) and (3, 6): 3; then (8), alone
        theta.tensor("theta").set(0, 0);
        TrainingResult result = trainer(Optimizers.named("sgd"), 1, 2, 3, 6, 8)
                .batch(2)
                .accumulate(2)
                .build()
                .run();
        assertThat(theta.doubles()[0]).isEqualTo(-3 - 8);
        assertThat(result.steps()).isEqualTo(2);
    }

    @Test
    void oneGradientThatIsNotFiniteSkipsTheWholeStep() throws IOException {
        OptimizerBuilder rule = Optimizers.named("sgd").skipNonFinite();
        TrainingResult result = trainer(rule, 1, Double.POSITIVE_INFINITY, 3, 5)
                .batch(1)
                .accumulate(2)
                .build()
                .run();
        // rows 1 and 2 are left out, t is still 0; then (3 + 5)/2
        assertThat(theta.doubles()[0]).isEqualTo(-4);
        assertThat(result.steps()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"sgd, 8, 2", "adam, 4, 4", "nesterov, 8, 2", "momentum, 5, 3"})
    void isAStepOverOneLargeBatch(String rule, int batch, int count) throws IOException {
        Network network = Network.inputs(6).dense(5, Activation.TANH).softmax(3);
        Dataset data = Rows.classes(50, 6, 3);
        List<Parameters> ends = new ArrayList<>();
        for (int parts : new int[] {1, count}) {
            Parameters parameters = network.start(Precision.DOUBLE, 1);
            Trainer.of(
                            network.objective(),
                            Optimizers.named(rule).set("lr", 0.1).over(parameters),
                            data)
                    .batch(batch * count / parts)
                    .accumulate(parts)
                    .epochs(3)
                    .seed(5)
                    .build()
                    .run();
            ends.add(parameters);
        }
        for (Tensor tensor : ends.get(0).tensors()) {
            assertThat(ends.get(1).tensor(tensor.name()).toDoubles())
                    .containsExactly(tensor.toDoubles(), within(1e-11));
        }
    }

    @Test
    void theLossIsTheMeanOverTheRowsOfTheStep() throws IOException {
        List<Double> losses = new ArrayList<>();
        Objective target = (at, batch, gradients) -> {
            gradients.tensor("theta").set(0, 0);
            return batch.target(0);
        };
        Dataset data = new DenseRows(Schema.regression(1), new double[3], new double[] {3, 5, 10});
        TrainingResult result = Trainer.of(target, Optimizers.named("sgd").over(theta), data)
                .batch(1)
                .accumulate(2)
                .order(Order.asGiven())
                .listen(new TrainingListener() {
                    @Override
                    public void stepped(Run run) {
                        losses.add(run.loss());
                    }
                })
                .build()
                .run();
        assertThat(losses).containsExactly(4.0, 10.0);
        assertThat(result.last().orElseThrow().loss()).isEqualTo(6.0);
    }

    @Test
    void aTensorThatNoBatchReachesHasNoGradient() throws IOException {
        Parameters two = Parameters.builder()
                .add("a", new double[] {1})
                .add("b", new double[] {1})
                .build();
        Objective one = (at, batch, gradients) -> {
            if (batch.target(0) > 0) {
                gradients.present("a");
            } else {
                gradients.absent("a");
            }
            gradients.absent("b");
            if (batch.target(0) > 0) {
                gradients.tensor("a").set(0, batch.target(0));
            }
            return 0;
        };
        Dataset data = new DenseRows(Schema.regression(1), new double[4], new double[] {0, 4, 0, 0});
        // adam would move b and, in the second step, a if it had a gradient of 0
        Optimizer adam = Optimizers.named("adam").over(two);
        Trainer.of(one, adam, data)
                .batch(1)
                .accumulate(2)
                .order(Order.asGiven())
                .build()
                .run();
        assertThat(adam.steps()).isEqualTo(2);
        assertThat(two.doubles("b")[0]).isEqualTo(1);
        // a step of lr against a gradient of any size, once
        assertThat(two.doubles("a")[0]).isCloseTo(1 - 0.001, within(1e-9));
        assertThat(adam.state().started()).containsExactly("a");
    }

    @Test
    void batchesOfAStepDropOtherNumbers() {
        Network network = Network.inputs(8).dropout(0.5).softmax(2);
        Objective objective = network.objective();
        Parameters parameters = network.start(Precision.DOUBLE, 1);
        parameters.tensors().forEach(tensor -> tensor.fill(0.25));
        parameters.tensor("output.weight").set(0, 1);
        Dataset data = Rows.halves(20, 8);
        Batch batch = new Batch(data.schema(), 20, Precision.DOUBLE);
        List<Double> losses = new ArrayList<>();
        for (int part : new int[] {0, 1, 0}) {
            batch.clear(7, 3, part);
            for (int row = 0; row < 20; row++) {
                data.read(row, batch);
            }
            losses.add(objective.at(parameters, batch, parameters.gradients()));
        }
        assertThat(losses.get(2)).isEqualTo(losses.get(0));
        assertThat(losses.get(1)).isNotEqualTo(losses.get(0));
    }

    @Test
    void batchesAreNumberedWithinTheirStep() throws IOException {
        List<Integer> parts = new ArrayList<>();
        Objective noting = (at, batch, gradients) -> {
            gradients.tensor("theta").set(0, 0);
            parts.add((int) batch.step() * 10 + batch.part());
            return 0;
        };
        Trainer.of(noting, Optimizers.named("sgd").over(theta), Rows.numbers(5, 1))
                .batch(1)
                .accumulate(3)
                .build()
                .run();
        assertThat(parts).containsExactly(10, 11, 12, 20, 21);
    }

    @Test
    void runningStatisticsLearnTheMeanOfTheBatchesOnce() throws IOException {
        // columns 1 and 3 | 5 and 9: means 2 and 7, unbiased variances 2 and 8; a step moves a tenth of the way
        Network network = Network.inputs(1).batchNorm().linear();
        Dataset data = new DenseRows(Schema.regression(1), new double[] {1, 3, 5, 9}, new double[4]);
        Parameters parameters = network.start(Precision.DOUBLE, 1);
        Trainer.of(network.objective(), Optimizers.named("nesterov").over(parameters), data)
                .batch(2)
                .accumulate(2)
                .order(Order.asGiven())
                .build()
                .run();
        Tensor mean = running("mean", parameters);
        Tensor variance = running("variance", parameters);
        assertThat(mean.get(0)).isCloseTo(0.1 * 4.5, within(1e-12));
        assertThat(variance.get(0)).isCloseTo(0.9 + 0.1 * 5, within(1e-12));
    }

    @Test
    void aSkippedStepTeachesTheRunningStatisticsNothing() throws IOException {
        Network network = Network.inputs(1).batchNorm().linear();
        Objective plain = network.objective();
        Objective broken = new Objective() {
            @Override
            public double at(Parameters at, Batch batch, Gradients gradients) {
                double loss = plain.at(at, batch, gradients);
                if (batch.target(0) < 0) {
                    gradients.tensor("output.bias").set(0, Double.NaN);
                }
                return loss;
            }

            @Override
            public void stepped(Parameters at, Batch batch) {
                plain.stepped(at, batch);
            }

            @Override
            public void skipped() {
                plain.skipped();
            }
        };
        Dataset data = new DenseRows(Schema.regression(1), new double[] {100, 300, 5, 9}, new double[] {-1, -1, 1, 1});
        Parameters parameters = network.start(Precision.DOUBLE, 1);
        Trainer.of(broken, Optimizers.named("sgd").skipNonFinite().over(parameters), data)
                .batch(2)
                .order(Order.asGiven())
                .build()
                .run();
        Tensor mean = running("mean", parameters);
        assertThat(mean.get(0)).isCloseTo(0.1 * 7, within(1e-12));
    }

    @Test
    void goesOnToTheSameBits(@TempDir Path folder) throws IOException {
        Network network = Network.inputs(8)
                .dense(6, Activation.RELU)
                .batchNorm()
                .dropout(0.2)
                .softmax(2);
        Interruption.changesNothing(
                () -> {
                    Parameters parameters = network.start(Precision.FLOAT, 1);
                    Optimizer adam = Optimizers.named("adam").set("lr", 0.05).over(parameters);
                    return new Setup(
                            Trainer.of(network.objective(), adam, Rows.halves(50, 8))
                                    .batch(4)
                                    .accumulate(3)
                                    .epochs(5)
                                    .seed(3),
                            parameters);
                },
                13,
                folder);
    }

    @Test
    void refusesStepsWithoutBatches() {
        assertThatThrownBy(() -> Trainer.of(MEAN, Optimizers.named("sgd").over(theta), Rows.numbers(2, 1))
                        .accumulate(0))
                .hasMessage("0 batches in a step; expected at least 1");
    }

    @Test
    void refusesDenseAndSparseGradientsInOneStep() {
        Objective fickle = (at, batch, gradients) -> {
            if (batch.part() == 0) {
                gradients.tensor("theta").set(0, 1);
            } else {
                gradients.sparse("theta", new int[] {0}, new double[] {1}, 1);
            }
            return 1;
        };
        Parameters one = Parameters.of(new double[1]);
        Trainer trainer = Trainer.of(fickle, Optimizers.named("sgd").over(one), Rows.numbers(2, 1))
                .batch(1)
                .accumulate(2)
                .build();
        assertThatThrownBy(trainer::run)
                .hasMessage("the gradient of tensor 'theta' is dense in one batch of a step and sparse in another");
    }

    private static Tensor running(String statistic, Parameters parameters) {
        return parameters.tensors().stream()
                .filter(t -> t.name().contains(statistic))
                .findFirst()
                .orElseThrow();
    }
}
