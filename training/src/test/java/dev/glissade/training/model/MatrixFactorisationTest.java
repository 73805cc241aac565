package dev.glissade.training.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.glissade.Gradients;
import dev.glissade.Optimizers;
import dev.glissade.Parameters;
import dev.glissade.spi.Precision;
import dev.glissade.training.Rows;
import dev.glissade.training.check.GradientCheck;
import dev.glissade.training.data.Batch;
import dev.glissade.training.data.Dataset;
import dev.glissade.training.data.DenseRows;
import dev.glissade.training.data.Schema;
import dev.glissade.training.loop.Trainer;
import dev.glissade.training.metric.Evaluation;
import dev.glissade.training.random.Draws;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Ratings by hand, against differences, and learnt. */
final class MatrixFactorisationTest {

    private static Dataset ratings(double... usersItemsRatings) {
        int rows = usersItemsRatings.length / 3;
        double[] inputs = new double[2 * rows];
        double[] targets = new double[rows];
        for (int i = 0; i < rows; i++) {
            inputs[2 * i] = usersItemsRatings[3 * i];
            inputs[2 * i + 1] = usersItemsRatings[3 * i + 1];
            targets[i] = usersItemsRatings[3 * i + 2];
        }
        return new DenseRows(Schema.regression(2), inputs, targets);
    }

    @Test
    void aRatingByHand() {
        MatrixFactorisation model = MatrixFactorisation.of(2, 2, 2);
        Parameters at = model.start(Precision.DOUBLE, 0);
        at.tensor("user.weight").copyFrom(new double[] {0, 0, 1, 2});
        at.tensor("item.weight").copyFrom(new double[] {3, -1, 0, 0});
        at.tensor("user.bias").set(1, 0.25);
        at.tensor("mean").set(0, 2);
        Gradients gradients = at.gradients();
        // user 1, item 0: 2 + 0.25 + 3 - 2 = 3.25 where 3 is given: 0.25^2, and a slope of 0.5
        assertThat(model.objective().at(at, Rows.batch(ratings(1, 0, 3), Precision.DOUBLE), gradients))
                .isEqualTo(0.0625);
        assertThat(gradients.tensor("user.weight").toDoubles()).containsExactly(0, 0, 1.5, -0.5);
        assertThat(gradients.tensor("item.weight").toDoubles()).containsExactly(0.5, 1, 0, 0);
        assertThat(gradients.tensor("user.bias").toDoubles()).containsExactly(0, 0.5);
        assertThat(gradients.tensor("mean").toDoubles()).containsExactly(0.5);
    }

    @Test
    void hasTheGradientOfItsLoss() {
        MatrixFactorisation model = MatrixFactorisation.of(3, 4, 2);
        Batch batch = Rows.batch(ratings(0, 0, 1, 0, 1, 2, 1, 1, 3, 2, 3, 5, 2, 0, 4), Precision.DOUBLE);
        GradientCheck.of(model.objective())
                .at(model.start(Precision.DOUBLE, 1), batch)
                .requireBelow(1e-8);
    }

    @ParameterizedTest
    @EnumSource
    void rowsOfGradientsMoveLikeDenseOnes(Precision precision) throws IOException {
        MatrixFactorisation model = MatrixFactorisation.of(5, 7, 3);
        Dataset data = random(60, 5, 7);
        Parameters dense = model.start(precision, 1);
        Parameters listed = model.start(precision, 1);
        Trainer.of(model.objective(), Optimizers.named("adagrad").set("lr", 0.1).over(dense), data)
                .batch(8)
                .epochs(3)
                .build()
                .run();
        Trainer.of(
                        model.rowGradients().objective(),
                        Optimizers.named("adagrad").set("lr", 0.1).over(listed),
                        data)
                .batch(8)
                .epochs(3)
                .build()
                .run();
        for (String name : dense.names()) {
            assertThat(listed.tensor(name).toDoubles())
                    .containsExactly(
                            dense.tensor(name).toDoubles(), within(precision == Precision.FLOAT ? 1e-4 : 1e-12));
        }
    }

    private static Dataset random(int rows, int users, int items) {
        Draws draws = Draws.at(4, rows);
        double[] ratings = new double[3 * rows];
        for (int i = 0; i < rows; i++) {
            int user = draws.below(users);
            int item = draws.below(items);
            ratings[3 * i] = user;
            ratings[3 * i + 1] = item;
            ratings[3 * i + 2] = 3 + (user % 2 == item % 2 ? 1 : -1);
        }
        return ratings(ratings);
    }

    @Test
    void learnsWhoLikesWhat() throws IOException {
        MatrixFactorisation model = MatrixFactorisation.of(10, 12, 2);
        Dataset data = random(300, 10, 12);
        Parameters parameters = model.start(Precision.FLOAT, 1);
        Trainer.of(model.objective(), Optimizers.named("adam").set("lr", 0.05).over(parameters), data)
                .epochs(40)
                .build()
                .run();
        assertThat(Evaluation.of(model, parameters, data).squaredError()).isLessThan(0.02);
    }

    @Test
    void refusesUsersThatThereAreNot() {
        MatrixFactorisation model = MatrixFactorisation.of(2, 2, 1);
        Parameters at = model.start(Precision.DOUBLE, 0);
        Batch batch = Rows.batch(ratings(2, 0, 1), Precision.DOUBLE);
        assertThatThrownBy(() -> model.objective().at(at, batch, at.gradients()))
                .hasMessage("row 0 of the batch is of user 2.0; there are 0 to 1");
    }
}
