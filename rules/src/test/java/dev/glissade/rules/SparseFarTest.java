package dev.glissade.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glissade.Gradients;
import dev.glissade.Optimizer;
import dev.glissade.Optimizers;
import dev.glissade.Parameters;
import dev.glissade.spi.Precision;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Lists of elements of a tensor that is too large for a cache, which are fetched some hundreds at a time: the bits of dense gradients. */
final class SparseFarTest {
    private static final int ELEMENTS = 1_100_000;
    private static final String TENSOR = "words";

    private static Optimizer optimizer(Precision precision, int threads) {
        Parameters parameters =
                Parameters.arena(precision).add(TENSOR, ELEMENTS).build();
        parameters.tensor(TENSOR).fill(0.25);
        return Optimizers.named("adagrad").threads(threads).over(parameters);
    }

    @ParameterizedTest
    @CsvSource({"FLOAT, 1", "FLOAT, 2", "DOUBLE, 1"})
    void listsOfALargeTensorGiveTheBitsOfDenseGradients(Precision precision, int threads) {
        try (Optimizer listed = optimizer(precision, threads);
                Optimizer dense = optimizer(precision, 1)) {
            Gradients sparse = listed.parameters().gradients();
            Gradients full = dense.parameters().gradients();
            for (int step = 1; step <= 3; step++) {
                int[] indices = new SplittableRandom(step)
                        .ints(0, ELEMENTS)
                        .distinct()
                        .limit(12_345)
                        .sorted()
                        .toArray();
                full.zero();
                double[] values = new double[indices.length];
                for (int k = 0; k < indices.length; k++) {
                    values[k] = (k % 41 - 20) * 0.125 * step;
                    full.tensor(TENSOR).set(indices[k], values[k]);
                }
                if (precision == Precision.FLOAT) {
                    float[] floats = new float[values.length];
                    for (int k = 0; k < floats.length; k++) {
                        floats[k] = (float) values[k];
                    }
                    sparse.sparse(TENSOR, indices, floats, floats.length);
                } else {
                    sparse.sparse(TENSOR, indices, values, values.length);
                }
                listed.step(sparse);
                dense.step(full);
                assertThat(listed.parameters().tensor(TENSOR).toDoubles())
                        .as("step %d", step)
                        .isEqualTo(dense.parameters().tensor(TENSOR).toDoubles());
            }
            assertThat(listed.state().tensor("n", TENSOR))
                    .isEqualTo(dense.state().tensor("n", TENSOR));
        }
    }
}
