package dev.glissade.training.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.glissade.Gradients;
import dev.glissade.Hogwild;
import dev.glissade.Optimizer;
import dev.glissade.OptimizerBuilder;
import dev.glissade.OptimizerState;
import dev.glissade.Optimizers;
import dev.glissade.Parameters;
import dev.glissade.spi.Precision;
import dev.glissade.training.data.Dataset;
import dev.glissade.training.data.Schema;
import dev.glissade.training.data.SparseRows;
import dev.glissade.training.model.SparseLogistic;
import dev.glissade.training.objective.Objective;
import dev.glissade.training.random.Draws;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Steps without a lock: what they do when nobody meets, what is refused, and that they learn when several meet. */
final class HogwildTest {
    private static final int SIZE = 40;

    private static Supplier<OptimizerBuilder> rule(String name) {
        return () -> Optimizers.named(name).set("lr", 0.1);
    }

    private static Parameters weights() {
        Parameters parameters =
                Parameters.arena(Precision.DOUBLE).add("weight", SIZE).build();
        for (int i = 0; i < SIZE; i++) {
            parameters.tensor("weight").set(i, i);
        }
        return parameters;
    }

    /** The gradient of a step: two elements, which depend on the step and the weights. */
    private static Gradients gradients(Parameters at, int step) {
        int first = step * 7 % SIZE;
        int second = (first + 3) % SIZE;
        int[] indices = {Math.min(first, second), Math.max(first, second)};
        double[] values = {at.tensor("weight").get(indices[0]) + 1, -0.5 * step};
        return Gradients.over(at).sparse("weight", indices, values, 2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"sgd", "adagrad"})
    void workersThatTakeTurnsAreOneOptimizer(String name) {
        Optimizer one = rule(name).get().over(weights());
        Hogwild hogwild = Hogwild.of(rule(name), weights(), 3);
        for (int step = 0; step < 60; step++) {
            one.step(gradients(one.parameters(), step));
            Optimizer worker = hogwild.worker(step % 3);
            worker.step(gradients(worker.parameters(), step));
        }
        assertThat(hogwild.steps()).isEqualTo(60);
        assertThat(hogwild.worker(0).parameters().tensor("weight").toDoubles())
                .containsExactly(one.parameters().tensor("weight").toDoubles());
        assertSame(hogwild.settle().state(), one.state());
    }

    private static void assertSame(OptimizerState ours, OptimizerState other) {
        assertThat(ours.step()).isEqualTo(other.step());
        assertThat(ours.started()).isEqualTo(other.started());
        assertThat(ours.entries()).hasSameSizeAs(other.entries());
        for (int i = 0; i < ours.entries().size(); i++) {
            assertThat(ours.entries().get(i).toDoubles())
                    .containsExactly(other.entries().get(i).toDoubles());
        }
    }

    @Test
    void aStateIsSavedAndPutBackForAll() {
        Hogwild first = Hogwild.of(rule("adagrad"), weights(), 2);
        for (int step = 0; step < 10; step++) {
            first.worker(0).step(gradients(first.worker(0).parameters(), step));
        }
        Parameters copy = weights();
        copy.tensor("weight")
                .copyFrom(first.worker(0).parameters().tensor("weight").toDoubles());
        Hogwild second = Hogwild.of(rule("adagrad"), copy, 2);
        second.restore(first.settle().state());
        assertThat(second.steps()).isEqualTo(10);
        first.worker(1).step(gradients(first.worker(1).parameters(), 11));
        second.worker(1).step(gradients(second.worker(1).parameters(), 11));
        assertThat(second.steps()).isEqualTo(11);
        assertThat(copy.tensor("weight").toDoubles())
                .containsExactly(first.worker(0).parameters().tensor("weight").toDoubles());
    }

    @Test
    void noTwoStepsHaveTheSameNumber() {
        Hogwild hogwild = Hogwild.of(() -> Optimizers.named("sgd").schedule("lr", step -> step), weights(), 2);
        Gradients one = Gradients.over(weights()).sparse("weight", new int[] {0}, new double[] {1}, 1);
        Parameters parameters = hogwild.worker(0).parameters();
        // lr is the number of the step: 1, 3 and 5 of the first worker, 2 of the second
        hogwild.worker(0).step(one);
        assertThat(parameters.tensor("weight").get(0)).isEqualTo(-1);
        hogwild.worker(0).step(one);
        hogwild.worker(0).step(one);
        assertThat(parameters.tensor("weight").get(0)).isEqualTo(-9);
        hogwild.worker(1).step(one);
        assertThat(parameters.tensor("weight").get(0)).isEqualTo(-11);
        assertThat(hogwild.steps()).isEqualTo(4);
        hogwild.settle();
        // 5 of the first
        hogwild.worker(0).step(one);
        assertThat(parameters.tensor("weight").get(0)).isEqualTo(-16);
    }

    @Test
    void rulesThatMoveWhatHasNoGradientAreRefused() {
        assertThatThrownBy(() -> Hogwild.of(rule("adam"), weights(), 2))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("without a lock")
                .hasMessageContaining("rule 'adam'");
        assertThatThrownBy(() -> Hogwild.of(() -> rule("adam").get().lazy(), weights(), 2))
                .hasMessageContaining("without a lock");
        assertThatThrownBy(() -> Hogwild.of(() -> rule("sgd").get().clipGlobalNorm(1), weights(), 2))
                .hasMessageContaining("clipped");
        assertThatThrownBy(() -> Hogwild.of(rule("sgd"), weights(), 0)).hasMessageContaining("at least 1 worker");
    }

    /** Rows whose class is the sign of the sum of the numbers of their inputs, each input in few rows. */
    static Dataset rows(int count, int inputs) {
        SparseRows.Builder rows = SparseRows.builder();
        for (int i = 0; i < count; i++) {
            Draws draws = Draws.at(5, i, 0);
            int first = draws.below(inputs - 10);
            int sum = 0;
            for (int j = 0; j < 5; j++) {
                int input = first + 2 * j;
                sum += input % 2 == 0 ? 1 : -1;
                rows.input(input, 1);
            }
            rows.row(sum > 0 ? 1 : 0);
        }
        return rows.build(new Schema(inputs, List.of(), List.of("odd", "even"), true));
    }

    @Test
    void oneWorkerIsAPlainRun() {
        Dataset data = rows(500, 200);
        SparseLogistic model = SparseLogistic.inputs(200);
        Parameters plain = model.start(Precision.FLOAT);
        Hogwild hogwild = Hogwild.of(rule("adagrad"), plain, 1);
        HogwildTrainer trainer = HogwildTrainer.of(model::objective, hogwild, data, 4, 9);
        double first = trainer.epoch();
        double second = trainer.epoch();
        assertThat(second).isLessThan(first);
        Parameters again = model.start(Precision.FLOAT);
        HogwildTrainer other =
                HogwildTrainer.locked(model::objective, Hogwild.of(rule("adagrad"), again, 1), data, 4, 9);
        assertThat(other.epoch()).isEqualTo(first);
        assertThat(other.epoch()).isEqualTo(second);
        assertThat(again.tensor("weight").toDoubles())
                .containsExactly(plain.tensor("weight").toDoubles());
        assertThat(hogwild.steps()).isEqualTo(2 * 125);
    }

    @ParameterizedTest
    @ValueSource(strings = {"sgd", "adagrad"})
    void twoThreadsLearnWhatOneDoes(String name) {
        Dataset data = rows(4000, 1000);
        SparseLogistic model = SparseLogistic.inputs(1000);
        Hogwild hogwild = Hogwild.of(rule(name), model.start(Precision.FLOAT), 2);
        HogwildTrainer trainer = HogwildTrainer.of(model::objective, hogwild, data, 1, 9);
        double first = trainer.epoch();
        double last = first;
        for (int epoch = 1; epoch < 8; epoch++) {
            last = trainer.epoch();
        }
        HogwildTrainer one = HogwildTrainer.of(
                model::objective, Hogwild.of(rule(name), model.start(Precision.FLOAT), 1), data, 1, 9);
        double alone = 0;
        for (int epoch = 0; epoch < 8; epoch++) {
            alone = one.epoch();
        }
        assertThat(hogwild.steps()).isEqualTo(8 * 4000);
        assertThat(last).isLessThan(first);
        assertThat(last).isBetween(0.9 * alone, 1.1 * alone);
    }

    @Test
    void aLossThatIsNotFiniteEndsTheEpoch() {
        Dataset data = rows(100, 50);
        SparseLogistic model = SparseLogistic.inputs(50);
        Parameters parameters = model.start(Precision.DOUBLE);
        parameters.tensor("weight").fill(Double.NaN);
        HogwildTrainer trainer =
                HogwildTrainer.of(model::objective, Hogwild.of(rule("sgd"), parameters, 2), data, 1, 9);
        assertThatThrownBy(trainer::epoch)
                .isInstanceOf(NotFiniteException.class)
                .hasMessageContaining("epoch 1")
                .hasMessageContaining("as parameter 'weight' is NaN at element 0");
    }

    @Test
    void aParameterThatIsNotFiniteIsNamedAfterTheEpoch() {
        Parameters parameters = SparseLogistic.inputs(50).start(Precision.DOUBLE);
        Objective far = (at, batch, gradients) -> {
            gradients.sparse("weight", new int[] {3}, new double[] {1e308}, 1);
            return 1;
        };
        Hogwild hogwild = Hogwild.of(() -> Optimizers.named("sgd").set("lr", 1e10), parameters, 1);
        HogwildTrainer trainer = HogwildTrainer.of(() -> far, hogwild, rows(4, 50), 1, 9);
        assertThatThrownBy(trainer::epoch)
                .isInstanceOf(NotFiniteException.class)
                .hasMessageContaining("epoch 1, batch 4: after the step parameter 'weight' is -Infinity at element 3");
    }
}
