package dev.glissade.secondorder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.glissade.Optimizer;
import dev.glissade.Optimizers;
import dev.glissade.Parameters;
import dev.glissade.spi.Precision;
import dev.glissade.training.data.Batch;
import dev.glissade.training.data.Dataset;
import dev.glissade.training.data.DenseRows;
import dev.glissade.training.data.Schema;
import dev.glissade.training.loop.NotFiniteException;
import dev.glissade.training.loop.Trainer;
import dev.glissade.training.objective.Objective;
import dev.glissade.training.objective.ResidualObjective;
import dev.glissade.training.stop.Stop;
import java.io.IOException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Methods that search are trained with like others. */
final class InTheTrainerTest {
    private static final Dataset NOTHING = new DenseRows(Schema.regression(1), new double[] {0}, new double[] {0});

    private static Parameters parameters(String... names) {
        Parameters.ArenaBuilder arena = Parameters.arena(Precision.DOUBLE);
        for (String name : names) {
            arena.add(name);
        }
        return arena.build();
    }

    @Test
    void aLossThatIsNotFiniteWhereASearchTriesDoesNotEndTheRun() throws IOException {
        // -log(1 - x) - 2x from 0, where the first trial is at 1 and the loss infinite
        Parameters parameters = parameters("x");
        Objective barrier = (at, batch, gradients) -> {
            double x = at.tensor("x").get(0);
            gradients.tensor("x").set(0, 1 / (1 - x) - 2);
            return -Math.log(1 - x) - 2 * x;
        };
        Trainer.of(barrier, Optimizers.named("lbfgs").over(parameters), NOTHING)
                .epochs(20)
                .build()
                .run();
        assertThat(parameters.tensor("x").get(0)).isCloseTo(0.5, within(1e-8));
    }

    @Test
    void whereAStepBeginsItMustBeFinite() {
        Objective hole = (at, batch, gradients) -> Double.NaN;
        Parameters parameters = parameters("x");
        assertThatThrownBy(() -> Trainer.of(hole, Optimizers.named("lbfgs").over(parameters), NOTHING)
                        .build()
                        .run())
                .isInstanceOf(NotFiniteException.class);
    }

    @Test
    void rulesThatDoNotSearchNeverSettle() {
        Parameters parameters = parameters("x");
        Objective flat = (at, batch, gradients) -> 1;
        assertThatThrownBy(() -> Trainer.of(flat, Optimizers.named("sgd").over(parameters), NOTHING)
                        .listen(Stop.whenSettled())
                        .build()
                        .run())
                .hasMessageContaining("'sgd' does not search");
    }

    @Test
    void gaussNewtonTakesTheResidualsOfTheRows() throws IOException {
        // y = 3*exp(-x/2) to the last bit, so that the residuals are 0 at (3, 1/2) and nowhere else
        double[] xs = {0, 0.5, 1, 2, 3, 5};
        double[] ys = Arrays.stream(xs).map(x -> 3 * Math.exp(-0.5 * x)).toArray();
        Dataset rows = new DenseRows(Schema.regression(1), xs, ys);
        ResidualObjective decay = (at, batch, row, gradients) -> {
            double x = batch.inputs().get(row, 0);
            double e = Math.exp(-at.tensor("b").get(0) * x);
            gradients.tensor("a").set(0, e);
            gradients.tensor("b").set(0, -at.tensor("a").get(0) * x * e);
            return at.tensor("a").get(0) * e - batch.target(row);
        };
        Parameters parameters = parameters("a", "b");
        parameters.tensor("a").set(0, 1);
        parameters.tensor("b").set(0, 1);
        Optimizer optimizer = Optimizers.named("gauss_newton").over(parameters);
        Trainer.of(decay, optimizer, rows).fullBatch().epochs(12).build().run();
        assertThat(parameters.tensor("a").get(0)).isCloseTo(3, within(1e-8));
        assertThat(parameters.tensor("b").get(0)).isCloseTo(0.5, within(1e-8));
        assertThat(optimizer.report().settled()).isTrue();
    }

    private static Batch batchOf(Dataset rows) {
        Batch batch = new Batch(rows.schema(), rows.size(), Precision.DOUBLE);
        for (int i = 0; i < rows.size(); i++) {
            rows.read(i, batch);
        }
        return batch;
    }

    @Test
    void theLossIsHalfTheMeanSquare() {
        // residuals x - 1 and x - 4 at x = 2: (1 + 4)/4, gradient (1 - 2)/2
        ResidualObjective mean = (at, batch, row, gradients) -> {
            gradients.tensor("x").set(0, 1);
            return at.tensor("x").get(0) - batch.target(row);
        };
        Parameters parameters = parameters("x");
        parameters.tensor("x").set(0, 2);
        var gradients = parameters.gradients();
        Dataset rows = new DenseRows(Schema.regression(1), new double[2], new double[] {1, 4});
        assertThat(mean.at(parameters, batchOf(rows), gradients)).isEqualTo(1.25);
        assertThat(gradients.tensor("x").get(0)).isEqualTo(-0.5);
    }
}
