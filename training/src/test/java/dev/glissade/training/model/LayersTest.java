package dev.glissade.training.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.glissade.Gradients;
import dev.glissade.Optimizer;
import dev.glissade.Optimizers;
import dev.glissade.Parameters;
import dev.glissade.spi.Precision;
import dev.glissade.training.Rows;
import dev.glissade.training.check.GradientCheck;
import dev.glissade.training.data.Batch;
import dev.glissade.training.data.Dataset;
import dev.glissade.training.data.DenseRows;
import dev.glissade.training.data.Schema;
import dev.glissade.training.data.SparseRows;
import dev.glissade.training.loop.Trainer;
import dev.glissade.training.objective.Objective;
import dev.glissade.training.objective.Penalty;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Batch normalisation, dropout, sparse input and penalties. */
final class LayersTest {
    private static final Batch CLASSES = Rows.batch(Rows.classes(14, 5, 3), Precision.DOUBLE);

    @Test
    void batchNormalisationByHand() {
        // the column (1, 3) has mean 2 and variance 1, so it becomes (-1, 1) over sqrt(1 + 1e-5); weight 1, bias 0,
        // targets 0 and 0
        Network network = Network.inputs(1).batchNorm().linear();
        Parameters at = network.start(Precision.DOUBLE, 0);
        at.tensor("output.weight").set(0, 1);
        Dataset data = new DenseRows(Schema.regression(1), new double[] {1, 3}, new double[] {0, 0});
        Batch batch = Rows.batch(data, Precision.DOUBLE);
        Gradients gradients = at.gradients();
        Objective objective = network.objective();
        double squared = 1 / (1 + 1e-5);
        assertThat(objective.at(at, batch, gradients)).isCloseTo(squared, within(1e-15));
        // dy = (-1, 1)/sqrt(1 + 1e-5), so the scale has sum(dy x') = 2/(1 + 1e-5), the shift 0
        assertThat(gradients.tensor("norm1.scale").get(0)).isCloseTo(2 * squared, within(1e-15));
        assertThat(gradients.tensor("norm1.shift").get(0)).isEqualTo(0.0);
        assertThat(gradients.has("norm1.mean")).isFalse();

        objective.stepped(at, batch);
        // a tenth of the mean 2; nine tenths of 1 and a tenth of the unbiased variance, 2
        assertThat(at.tensor("norm1.mean").get(0)).isCloseTo(0.2, within(1e-15));
        assertThat(at.tensor("norm1.variance").get(0)).isCloseTo(1.1, within(1e-15));
        // outside of training: (3 - 0.2)/sqrt(1.1 + 1e-5)
        assertThat(network.scorer().scores(at, batch).get(1, 0)).isCloseTo(2.8 / Math.sqrt(1.10001), within(1e-15));
    }

    @Test
    void batchNormalisationHasTheGradientOfItsLoss() {
        Network network = Network.inputs(5)
                .dense(6, Initialisation.he())
                .batchNorm()
                .activation(Activation.TANH)
                .dense(4, Initialisation.he())
                .batchNorm()
                .softmax(3);
        Parameters at = network.start(Precision.DOUBLE, 2);
        at.tensor("norm1.scale").set(2, 0.3);
        at.tensor("norm2.shift").set(1, -0.7);
        GradientCheck.of(network.objective()).at(at, CLASSES).requireBelow(1e-8);
    }

    @Test
    void aRuleThatAsksTwiceCountsItsBatchOnce() {
        Network network = Network.inputs(1).batchNorm().linear();
        Parameters once = network.start(Precision.DOUBLE, 0);
        Parameters twice = network.start(Precision.DOUBLE, 0);
        Batch batch = Rows.batch(Rows.numbers(6, 1), Precision.DOUBLE);
        Objective first = network.objective();
        first.at(once, batch, once.gradients());
        first.stepped(once, batch);
        Objective second = network.objective();
        second.at(twice, batch, twice.gradients());
        second.at(twice, Rows.batch(Rows.halves(6, 1), Precision.DOUBLE), twice.gradients());
        second.stepped(twice, batch);
        assertThat(twice.tensor("norm1.mean").get(0))
                .isEqualTo(once.tensor("norm1.mean").get(0))
                .isNotZero();
    }

    @Test
    void optimizersLeaveRunningStatisticsAlone() throws IOException {
        Network network = Network.inputs(8).batchNorm().softmax(2);
        Parameters at = network.start(Precision.FLOAT, 0);
        Optimizer adamw = Optimizers.named("adamw").set("weight_decay", 0.5).over(at);
        Dataset data = Rows.halves(64, 8);
        Trainer.of(network.objective(), adamw, data)
                .fullBatch()
                .epochs(200)
                .build()
                .run();
        // every batch is the same, so the running mean becomes its mean: about 0.5 in every column, nothing decays it
        double mean = 0;
        for (int i = 0; i < 64; i++) {
            Batch row = new Batch(data.schema(), 1, Precision.DOUBLE).clear();
            data.read(i, row);
            mean += row.inputs().get(0, 3) / 64;
        }
        assertThat(at.tensor("norm1.mean").get(3)).isCloseTo(mean, within(1e-5));
    }

    @Test
    void dropoutHasTheGradientOfItsLoss() {
        Network network = Network.inputs(5)
                .dropout(0.2)
                .dense(8, Activation.TANH)
                .dropout(0.5)
                .softmax(3);
        Parameters at = network.start(Precision.DOUBLE, 2);
        GradientCheck.of(network.objective()).at(at, CLASSES).requireBelow(1e-8);
    }

    @Test
    void dropoutKeepsTheMeanAndDependsOnTheStep() {
        Network network = Network.inputs(1000).dropout(0.25).linear();
        Parameters at = network.start(Precision.DOUBLE, 0);
        at.tensor("output.weight").fill(0.001);
        double[] ones = new double[1000];
        java.util.Arrays.fill(ones, 1);
        Dataset data = new DenseRows(Schema.regression(1000), ones, new double[] {0});
        Objective objective = network.objective();
        double sum = 0;
        Set<Double> different = new HashSet<>();
        for (int step = 1; step <= 100; step++) {
            Batch batch = new Batch(data.schema(), 1, Precision.DOUBLE).clear(5, step);
            data.read(0, batch);
            double score = Math.sqrt(objective.at(at, batch, at.gradients()));
            assertThat(Math.sqrt(objective.at(at, batch, at.gradients()))).isEqualTo(score);
            // what is kept counts 4/3: the score is a multiple of 0.001*4/3
            assertThat(score * 750).isCloseTo(Math.rint(score * 750), within(1e-9));
            different.add(score);
            sum += score;
        }
        assertThat(different).hasSizeGreaterThan(10);
        // mean 1; the deviation of one score is sqrt(1000*0.25*0.75)/750 = 0.018
        assertThat(sum / 100).isCloseTo(1, within(5 * 0.0018));
        Batch looking = new Batch(data.schema(), 1, Precision.DOUBLE).clear();
        data.read(0, looking);
        assertThat(network.scorer().scores(at, looking).get(0, 0)).isCloseTo(1, within(1e-12));
    }

    private static SparseRows sparse() {
        SparseRows.Builder rows = SparseRows.builder();
        rows.input(1, 2).input(4, -1).row(0);
        rows.row(2);
        rows.input(0, 0.5).row(1);
        rows.input(1, 1).input(2, 3).input(3, -2).row(2);
        return rows.build(new Schema(6, List.of(), List.of("a", "b", "c"), true));
    }

    private static DenseRows same() {
        double[] inputs = {0, 2, 0, 0, -1, 0, 0, 0, 0, 0, 0, 0, 0.5, 0, 0, 0, 0, 0, 0, 1, 3, -2, 0, 0};
        return new DenseRows(Schema.classification(6, List.of("a", "b", "c")), inputs, new double[] {0, 2, 1, 2});
    }

    @ParameterizedTest
    @EnumSource
    void sparseInputIsTheSameAsDense(Precision precision) {
        Network network = Network.inputs(6).dense(4, Activation.TANH).softmax(3);
        Parameters at = network.start(precision, 4);
        Gradients dense = at.gradients();
        Gradients sparse = at.gradients();
        double loss = network.objective().at(at, Rows.batch(same(), precision), dense);
        assertThat(network.objective().at(at, Rows.batch(sparse(), precision), sparse))
                .isCloseTo(loss, within(1e-6));
        for (String name : at.names()) {
            assertThat(sparse.tensor(name).toDoubles())
                    .containsExactly(dense.tensor(name).toDoubles(), within(1e-6));
        }
    }

    @Test
    void sparseInputHasTheGradientOfItsLoss() {
        Network network = Network.inputs(6).dense(4, Activation.TANH).softmax(3);
        Batch batch = Rows.batch(sparse(), Precision.DOUBLE);
        GradientCheck.of(network.objective())
                .at(network.start(Precision.DOUBLE, 4), batch)
                .requireBelow(1e-8);
        Network normed = Network.inputs(6).batchNorm().softmax(3);
        assertThatThrownBy(() -> normed.objective()
                        .at(
                                normed.start(Precision.DOUBLE, 1),
                                batch,
                                normed.start(Precision.DOUBLE, 1).gradients()))
                .hasMessage("sparse rows go into a dense layer first; the network begins with 'norm1'");
    }

    @Test
    void penaltiesByHand() {
        Network network = Network.linear(2);
        Parameters at = network.start(Precision.DOUBLE, 0);
        at.tensor("output.weight").set(0, 3);
        at.tensor("output.weight").set(1, -4);
        at.tensor("output.bias").set(0, 1);
        Dataset data = new DenseRows(Schema.regression(2), new double[] {0, 0}, new double[] {1});
        Batch batch = Rows.batch(data, Precision.DOUBLE);
        Gradients gradients = at.gradients();
        // 0.5/2*(9 + 16); the bias is free
        assertThat(Penalty.l2(0.5).plus(network.objective()).at(at, batch, gradients))
                .isEqualTo(6.25);
        assertThat(gradients.tensor("output.weight").toDoubles()).containsExactly(1.5, -2);
        assertThat(gradients.tensor("output.bias").get(0)).isEqualTo(0.0);
        assertThat(Penalty.l1(0.5).plus(network.objective()).at(at, batch, gradients))
                .isEqualTo(3.5);
        assertThat(gradients.tensor("output.weight").toDoubles()).containsExactly(0.5, -0.5);
        assertThat(Penalty.l2(2)
                        .on(name -> name.equals("output.bias"))
                        .plus(network.objective())
                        .at(at, batch, gradients))
                .isEqualTo(1.0);
        assertThatThrownBy(() -> Penalty.l1(-1)).hasMessageContaining("strength -1.0");
    }

    @ParameterizedTest
    @EnumSource
    void penaltiesHaveTheGradientOfTheirLoss(Precision precision) {
        Network network = Network.inputs(5).dense(3, Activation.TANH).softmax(3);
        Objective both = Penalty.l1(0.1).plus(Penalty.l2(0.2).plus(network.objective()));
        Batch batch = Rows.batch(Rows.classes(14, 5, 3), precision);
        GradientCheck.of(both)
                .at(network.start(precision, 2), batch)
                .requireBelow(precision == Precision.DOUBLE ? 1e-8 : 5e-3);
    }

    @Test
    void refusesLayersThatMakeNoSense() {
        assertThatThrownBy(() -> Network.inputs(3).dropout(1))
                .hasMessage("a dropout rate of 1.0; expected one in [0, 1)");
        assertThatThrownBy(() -> Network.inputs(0)).hasMessage("a layer with 0 inputs");
    }
}
