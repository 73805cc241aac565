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
import dev.glissade.training.random.Draws;
import java.io.IOException;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Networks whose first layer's gradient lists the rows of the inputs that a batch has. */
final class RowGradientsTest {
    private static final List<String> CLASSES = List.of("a", "b", "c");
    private static final int INPUTS = 40;

    /** Rows with a few inputs each, of which the last ten occur in none. */
    private static SparseRows sparse(int rows, List<String> classes) {
        Draws draws = Draws.at(21, rows);
        SparseRows.Builder all = SparseRows.builder();
        for (int i = 0; i < rows; i++) {
            SortedSet<Integer> inputs = new TreeSet<>();
            for (int k = draws.below(4); k > 0; k--) {
                inputs.add(draws.below(INPUTS - 10));
            }
            inputs.forEach(input -> all.input(input, draws.gaussian()));
            all.row(draws.below(Math.max(1, classes.size())));
        }
        return all.build(new Schema(INPUTS, List.of(), classes, true));
    }

    private static DenseRows same(SparseRows rows) {
        double[] inputs = new double[rows.size() * INPUTS];
        double[] targets = new double[rows.size()];
        Batch batch = Rows.batch(rows, Precision.DOUBLE);
        for (int i = 0; i < rows.size(); i++) {
            for (int e = batch.sparseInputs().start(i); e < batch.sparseInputs().start(i + 1); e++) {
                inputs[i * INPUTS + batch.sparseInputs().column(e)] =
                        batch.sparseInputs().value(e);
            }
            targets[i] = rows.target(i);
        }
        return new DenseRows(Schema.classification(INPUTS, CLASSES), inputs, targets);
    }

    private static Network network() {
        return Network.inputs(INPUTS).dense(5, Activation.TANH).softmax(3);
    }

    private static Parameters run(Network network, String rule, Dataset data, Precision precision) throws IOException {
        Parameters at = network.start(precision, 3);
        Trainer.of(network.objective(), Optimizers.named(rule).set("lr", 0.1).over(at), data)
                .batch(7)
                .epochs(4)
                .seed(2)
                .build()
                .run();
        return at;
    }

    @ParameterizedTest
    @EnumSource
    void listsTheRowsOfTheBatchWithTheBitsOfTheWholeGradient(Precision precision) {
        Parameters at = network().start(precision, 4);
        SparseRows.Builder two = SparseRows.builder();
        two.input(1, 2).input(7, -1).row(0);
        two.input(3, 0.5).input(7, 0.3).row(2);
        Batch batch = Rows.batch(two.build(new Schema(INPUTS, List.of(), CLASSES, true)), precision);
        Gradients whole = at.gradients();
        Gradients listed = at.gradients();
        double loss = network().objective().at(at, batch, whole);
        assertThat(network().rowGradients().objective().at(at, batch, listed)).isEqualTo(loss);
        double[] expected = whole.tensor("dense1.weight").toDoubles();
        SortedSet<Integer> rows = new TreeSet<>();
        listed.listed("dense1.weight", (index, value) -> {
            rows.add(index / 5);
            assertThat(value).isEqualTo(expected[index]);
        });
        assertThat(rows).containsExactly(1, 3, 7);
        assertThat(listed.tensor("output.weight").toDoubles())
                .containsExactly(whole.tensor("output.weight").toDoubles());
    }

    @ParameterizedTest
    @CsvSource({"sgd, FLOAT", "sgd, DOUBLE", "adagrad, FLOAT", "adagrad, DOUBLE"})
    void aRunIsTheDenseRunToTheBit(String rule, Precision precision) throws IOException {
        SparseRows data = sparse(60, CLASSES);
        Parameters whole = run(network(), rule, data, precision);
        Parameters listed = run(network().rowGradients(), rule, data, precision);
        Parameters dense = run(network(), rule, same(data), precision);
        for (String name : whole.names()) {
            double[] values = whole.tensor(name).toDoubles();
            assertThat(listed.tensor(name).toDoubles()).as(name).containsExactly(values);
            assertThat(dense.tensor(name).toDoubles())
                    .as(name)
                    .containsExactly(values, within(precision == Precision.FLOAT ? 1e-4 : 1e-12));
        }
        assertThat(whole.tensor("dense1.weight").toDoubles())
                .isNotEqualTo(
                        network().start(precision, 3).tensor("dense1.weight").toDoubles());
    }

    @Test
    void otherRulesTakeThemLazily() throws IOException {
        SparseRows data = sparse(60, CLASSES);
        Network network = network().rowGradients();
        assertThatThrownBy(() -> run(network, "adam", data, Precision.FLOAT))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("dense1.weight")
                .hasMessageContaining("lazy()");
        Parameters at = network.start(Precision.FLOAT, 3);
        double[] before = at.tensor("dense1.weight").toDoubles();
        Optimizer lazy = Optimizers.named("adam").set("lr", 0.01).lazy().over(at);
        double loss = Trainer.of(network.objective(), lazy, data)
                .batch(7)
                .epochs(30)
                .build()
                .run()
                .last()
                .orElseThrow()
                .loss();
        assertThat(loss).isLessThan(0.8 * Math.log(3));
        // the last ten inputs occur in no row
        for (int i = (INPUTS - 10) * 5; i < INPUTS * 5; i++) {
            assertThat(at.tensor("dense1.weight").get(i)).isEqualTo(before[i]);
        }
    }

    /** 1,000,000 inputs and 16 units are 64 MB: 500 steps over all of them would take some ten seconds. */
    @Test
    void aStepCostsWhatItsBatchLists() throws IOException {
        int inputs = 1_000_000;
        SparseRows.Builder rows = SparseRows.builder();
        for (int i = 0; i < 500; i++) {
            rows.input(i, 1).input(inputs - 1 - 1000 * i, 0.5).row(i % 3);
        }
        SparseRows data = rows.build(new Schema(inputs, List.of(), CLASSES, true));
        Network network = Network.inputs(inputs)
                .dense(16, Initialisation.zero())
                .softmax(3)
                .rowGradients();
        Parameters at = network.start(Precision.FLOAT, 1);
        Trainer trainer = Trainer.of(
                        network.objective(), Optimizers.named("adagrad").over(at), data)
                .batch(1)
                .epochs(1)
                .build();
        long begin = System.nanoTime();
        assertThat(trainer.run().steps()).isEqualTo(500);
        assertThat((System.nanoTime() - begin) / 1e9).isLessThan(2);
    }

    @Test
    void hasTheGradientOfItsLoss() {
        Batch classes = Rows.batch(sparse(12, CLASSES), Precision.DOUBLE);
        for (Activation activation : Activation.values()) {
            requireExact(Network.inputs(INPUTS).dense(4, activation).softmax(3), classes);
        }
        requireExact(Network.softmax(INPUTS, 3), classes);
        requireExact(
                Network.inputs(INPUTS)
                        .dense(6, Initialisation.he())
                        .batchNorm()
                        .activation(Activation.TANH)
                        .dropout(0.3)
                        .softmax(3),
                classes);
        requireExact(Network.logistic(INPUTS), Rows.batch(sparse(12, List.of("n", "y")), Precision.DOUBLE));
        requireExact(Network.linear(INPUTS), Rows.batch(sparse(12, List.of()), Precision.DOUBLE));
    }

    private static void requireExact(Network network, Batch batch) {
        Network rows = network.rowGradients();
        Parameters at = rows.start(Precision.DOUBLE, 4);
        Draws draws = Draws.at(8);
        at.tensors().stream()
                .filter(tensor ->
                        tensor.name().endsWith("weight") || tensor.name().endsWith("bias"))
                .forEach(tensor -> {
                    for (int i = 0; i < tensor.length(); i++) {
                        tensor.set(i, draws.gaussian());
                    }
                });
        var report =
                GradientCheck.of(rows.objective()).entries(Integer.MAX_VALUE).at(at, batch);
        report.requireBelow(1e-8);
        assertThat(report.tensors().get(0).checked())
                .isEqualTo(at.tensors().get(0).length());
    }

    @Test
    void otherModelsHaveTheGradientOfTheirLoss() {
        SparseLogistic model = SparseLogistic.inputs(INPUTS);
        Parameters at = model.start(Precision.DOUBLE);
        Draws draws = Draws.at(9);
        for (int i = 0; i < INPUTS; i++) {
            at.tensor("weight").set(i, draws.gaussian());
        }
        GradientCheck.of(model.objective())
                .at(at, Rows.batch(sparse(12, List.of("n", "y")), Precision.DOUBLE))
                .requireBelow(1e-8);

        double[] usersAndItems = {0, 0, 0, 1, 1, 1, 2, 3, 2, 0};
        Dataset ratings = new DenseRows(Schema.regression(2), usersAndItems, new double[] {1, 2, 3, 5, 4});
        MatrixFactorisation factors = MatrixFactorisation.of(3, 4, 2).rowGradients();
        GradientCheck.of(factors.objective())
                .at(factors.start(Precision.DOUBLE, 1), Rows.batch(ratings, Precision.DOUBLE))
                .requireBelow(1e-8);
    }

    @Test
    void theCheckerNamesTheWorstEntryOfAList() {
        SparseLogistic model = SparseLogistic.inputs(INPUTS);
        Objective wrong = (at, batch, gradients) -> {
            double loss = model.objective().at(at, batch, gradients);
            double[] values = new double[INPUTS];
            gradients.listed("weight", (index, value) -> values[index] += value);
            gradients.sparse("weight", new int[] {3, 17, 3}, new double[] {values[3], values[17] + 1, 0}, 3);
            return loss;
        };
        SparseRows.Builder row = SparseRows.builder();
        row.input(3, 1).input(17, 2).row(1);
        Batch batch = Rows.batch(row.build(new Schema(INPUTS, List.of(), List.of("n", "y"), true)), Precision.DOUBLE);
        assertThatThrownBy(() -> GradientCheck.of(wrong)
                        .at(model.start(Precision.DOUBLE), batch)
                        .requireBelow(1e-6))
                .hasMessageContaining("worst [17]: 0.00000000 given, -1.00000000 by differences");
    }

    @Test
    void accumulatedBatchesAreOneList() throws IOException {
        SparseRows data = sparse(60, CLASSES);
        Parameters[] ends = new Parameters[2];
        for (int k = 0; k < 2; k++) {
            Network network = k == 0 ? network() : network().rowGradients();
            ends[k] = network.start(Precision.FLOAT, 3);
            Trainer.of(
                            network.objective(),
                            Optimizers.named("adagrad").set("lr", 0.1).over(ends[k]),
                            data)
                    .batch(5)
                    .accumulate(3)
                    .epochs(2)
                    .build()
                    .run();
        }
        for (String name : ends[0].names()) {
            assertThat(ends[1].tensor(name).toDoubles())
                    .as(name)
                    .containsExactly(ends[0].tensor(name).toDoubles());
        }
    }

    @Test
    void aPenaltyOnThemIsRefused() {
        Network network = network().rowGradients();
        Parameters at = network.start(Precision.DOUBLE, 1);
        Batch batch = Rows.batch(sparse(5, CLASSES), Precision.DOUBLE);
        assertThatThrownBy(() -> Penalty.l2(0.1).plus(network.objective()).at(at, batch, at.gradients()))
                .hasMessage(
                        "a penalty moves every element of tensor 'dense1.weight', whose gradient is sparse: leave it out "
                                + "by on(...), or let the model give dense gradients");
        Penalty.l2(0.1).on("output.weight"::equals).plus(network.objective()).at(at, batch, at.gradients());
    }

    @Test
    void whatIsNotFiniteIsNamed() {
        Parameters at = Parameters.builder().add("theta", new double[4]).build();
        Dataset one = Rows.numbers(1, 1);
        Objective bad = (point, batch, gradients) -> {
            gradients.sparse("theta", new int[] {2, 1}, new double[] {1, Double.NaN}, 2);
            return Double.NaN;
        };
        assertThatThrownBy(() -> Trainer.of(bad, Optimizers.named("sgd").over(at), one)
                        .build()
                        .run())
                .hasMessageContaining("epoch 1, batch 1")
                .hasMessageContaining("the gradient of 'theta' is NaN at element 1");
        Objective far = (point, batch, gradients) -> {
            gradients.sparse("theta", new int[] {3}, new double[] {1e308}, 1);
            return 1;
        };
        assertThatThrownBy(() -> Trainer.of(
                                far, Optimizers.named("sgd").set("lr", 1e10).over(at), one)
                        .build()
                        .run())
                .hasMessageContaining("epoch 1, batch 1")
                .hasMessageContaining("parameter 'theta' is -Infinity at element 3");
    }
}
