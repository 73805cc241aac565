package dev.glissade.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.glissade.Gradients;
import dev.glissade.Optimizer;
import dev.glissade.OptimizerBuilder;
import dev.glissade.Optimizers;
import dev.glissade.Parameters;
import dev.glissade.spi.Precision;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is done to gradients beside the rule, done to lists: as to dense ones whose other elements are 0. */
final class SparseExtrasTest {
    private static final int ELEMENTS = 5000;
    private static final int ROWS = 300;
    private static final int WIDTH = 7;

    /** The tensor of an optimizer over one array. */
    private static final String ONLY = "theta";

    private static Parameters parameters(Precision precision) {
        Parameters parameters = Parameters.arena(precision)
                .add("words", ELEMENTS)
                .add("table", ROWS, WIDTH)
                .add("bias", 10)
                .add("none", 0)
                .build();
        var random = new SplittableRandom(1);
        parameters.tensors().forEach(tensor -> {
            for (int i = 0; i < tensor.length(); i++) {
                tensor.set(i, random.nextDouble() - 0.5);
            }
        });
        return parameters;
    }

    private static OptimizerBuilder builder() {
        return Optimizers.named("adagrad")
                .gradientScale(0.3)
                .clipGlobalNorm(0.5)
                .skipNonFinite();
    }

    /** Multiples of 1/8, so that sums of a few are exact. */
    private static double[] values(int step, int count) {
        var random = new SplittableRandom(step);
        return random.ints(count, -40, 40).mapToDouble(v -> v * 0.125).toArray();
    }

    private static float[] floats(double[] values) {
        float[] floats = new float[values.length];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = (float) values[i];
        }
        return floats;
    }

    private static void give(Gradients sparse, Precision precision, int[] words, double[] w, int[] rows, double[] r) {
        if (precision == Precision.FLOAT) {
            sparse.sparse("words", words, floats(w), words.length).rows("table", rows, floats(r), rows.length);
            sparse.sparse("none", new int[0], new float[0], 0);
        } else {
            sparse.sparse("words", words, w, words.length).rows("table", rows, r, rows.length);
            sparse.sparse("none", new int[0], new double[0], 0);
        }
    }

    @ParameterizedTest
    @EnumSource(Precision.class)
    void scaledAndClippedListsGiveTheBitsOfDenseGradients(Precision precision) {
        Optimizer listed = builder().over(parameters(precision));
        Optimizer dense = builder().over(parameters(precision));
        Gradients sparse = listed.parameters().gradients();
        Gradients full = dense.parameters().gradients();
        for (int step = 1; step <= 3; step++) {
            int[] words = new SplittableRandom(10 + step).ints(700, 0, ELEMENTS).toArray(); // in no order, some twice
            int[] rows = {3, 150, 151, 299};
            double[] w = values(step, words.length);
            double[] r = values(20 + step, rows.length * WIDTH);
            give(sparse, precision, words, w, rows, r);
            full.zero();
            for (int k = 0; k < words.length; k++) {
                full.tensor("words").set(words[k], full.tensor("words").get(words[k]) + w[k]);
            }
            for (int k = 0; k < r.length; k++) {
                full.tensor("table").set(rows[k / WIDTH] * WIDTH + k % WIDTH, r[k]);
            }
            double[] b = values(30 + step, 10);
            for (int i = 0; i < b.length; i++) {
                sparse.tensor("bias").set(i, b[i]);
                full.tensor("bias").set(i, b[i]);
            }

            listed.step(sparse);
            dense.step(full);

            assertThat(listed.report().gradientNorm())
                    .isEqualTo(dense.report().gradientNorm())
                    .isGreaterThan(5);
            assertThat(listed.report().clipFactor())
                    .isEqualTo(dense.report().clipFactor())
                    .isLessThan(0.1);
            for (String name : List.of("words", "table", "bias")) {
                assertThat(listed.parameters().tensor(name).toDoubles())
                        .as(name)
                        .isEqualTo(dense.parameters().tensor(name).toDoubles());
            }
        }
    }

    @Test
    void aNormIsThatOfTheSumsOfWhatIsListedTwice() {
        double[] theta = new double[3];
        double[] values = {2, 8, 4};
        Optimizer optimizer = Optimizers.named("sgd")
                .set("lr", 1)
                .gradientScale(0.5)
                .clipGlobalNorm(2.5)
                .over(theta);
        Gradients gradients = Gradients.over(optimizer.parameters());
        gradients.sparse(ONLY, new int[] {2, 0, 2}, values, 3);

        optimizer.step(gradients); // (8, 0, 6), scaled (4, 0, 3) of norm 5, clipped (2, 0, 1.5)

        assertThat(theta).containsExactly(-2, 0, -1.5);
        assertThat(optimizer.report().gradientNorm()).isEqualTo(5);
        assertThat(optimizer.report().clipFactor()).isEqualTo(0.5);
        assertThat(values).containsExactly(2, 8, 4);
    }

    @Test
    void risingListsAreNotWrittenEither() {
        double[] theta = new double[4];
        double[] values = {2, 8};
        Optimizer optimizer = Optimizers.named("sgd")
                .set("lr", 1)
                .maximize()
                .gradientScale(0.5)
                .over(theta);
        Gradients gradients = Gradients.over(optimizer.parameters());
        gradients.sparse(ONLY, new int[] {1, 3}, values, 2);

        optimizer.step(gradients);
        optimizer.gradientScale(2);
        optimizer.step(gradients);

        assertThat(theta).containsExactly(0, 1 + 4, 0, 4 + 16);
        assertThat(values).containsExactly(2, 8);
    }

    @Test
    void aListThatIsNotFiniteKeepsTheStepFromBeingMade() {
        double[] theta = {1, 2, 3};
        Optimizer optimizer =
                Optimizers.named("adagrad").skipNonFinite().zeroGradients().over(theta);
        Gradients gradients = Gradients.over(optimizer.parameters());
        gradients.sparse(ONLY, new int[] {0, 2}, new double[] {1, Double.NaN}, 2);

        optimizer.step(gradients);

        assertThat(theta).containsExactly(1, 2, 3);
        assertThat(optimizer.steps()).isZero();
        assertThat(optimizer.report().skipped()).isTrue();
        assertThat(optimizer.report().notFinite()).containsExactly(ONLY);
        assertThat(listed(gradients)).isEmpty();

        // the square of 1e200 is infinite, 1e200 is not
        gradients.sparse(ONLY, new int[] {1}, new double[] {1e200}, 1);
        optimizer.step(gradients);
        assertThat(optimizer.report().skipped()).isFalse();
        assertThat(optimizer.steps()).isEqualTo(1);
    }

    @Test
    void usedListsBecomeEmpty() {
        Parameters parameters = parameters(Precision.DOUBLE);
        Optimizer optimizer = Optimizers.named("sgd").zeroGradients().over(parameters);
        Gradients gradients = parameters.gradients();
        gradients.tensor("bias").fill(1);
        gradients.sparse("words", new int[] {1, 4}, new double[] {1, 2}, 2);
        double before = parameters.tensor("words").get(4);

        optimizer.step(gradients);

        assertThat(parameters.tensor("words").get(4)).isNotEqualTo(before);
        assertThat(gradients.tensor("bias").toDoubles()).containsOnly(0);
        List<Integer> left = new ArrayList<>();
        gradients.listed("words", (element, value) -> left.add(element));
        assertThat(left).isEmpty();
    }

    /** A rule whose first step is over all elements gets a dense gradient made of the list; the list is the caller's all the same. */
    @Test
    void usedListsBecomeEmptyAlsoWhereTheyAreCopiedAndMadeDense() {
        double[] theta = {1, 2, 3};
        Optimizer optimizer = Optimizers.named("momentum_torch")
                .set("lr", 1)
                .lazy()
                .maximize()
                .zeroGradients()
                .gradientScale(0.5)
                .over(theta);
        Gradients gradients = Gradients.over(optimizer.parameters());
        gradients.sparse(ONLY, new int[] {0, 2}, new double[] {1, 4}, 2);

        optimizer.step(gradients);

        assertThat(theta).containsExactly(1.5, 2, 5);
        assertThat(listed(gradients)).isEmpty();
    }

    private static List<Double> listed(Gradients gradients) {
        List<Double> values = new ArrayList<>();
        gradients.listed(ONLY, (element, value) -> values.add(value));
        return values;
    }

    @Test
    void telemetryWouldReadWhatASparseStepLeavesAlone() {
        Optimizer optimizer = Optimizers.named("sgd").telemetry().over(new double[3]);
        Gradients gradients = Gradients.over(optimizer.parameters());
        gradients.sparse(ONLY, new int[] {1}, new double[] {1}, 1);
        assertThatThrownBy(() -> optimizer.step(gradients))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("telemetry reads all elements of a tensor, which a step with a sparse gradient does not: "
                        + "leave telemetry() away, or give dense gradients");
        assertThat(optimizer.steps()).isZero();
    }
}
