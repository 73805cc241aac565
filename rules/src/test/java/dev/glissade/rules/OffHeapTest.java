package dev.glissade.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glissade.Gradients;
import dev.glissade.Optimizer;
import dev.glissade.Optimizers;
import dev.glissade.Parameters;
import dev.glissade.Tensor;
import dev.glissade.spi.Precision;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Compiled rules give the same bits wherever parameters and gradients lie. */
class OffHeapTest {
    private static final int LENGTH = 5000;

    private static ByteBuffer bytes() {
        return ByteBuffer.allocateDirect(4 * LENGTH).order(ByteOrder.nativeOrder());
    }

    @ParameterizedTest
    @ValueSource(strings = {"adam", "lamb", "nesterov", "sgd_noise", "schedule_free_sgd", "adaptive_revision"})
    void theMemoryChangesNoBit(String rule) {
        Parameters arrays = Parameters.builder()
                .add("w", new float[LENGTH])
                .add("b", new float[3])
                .build();
        Parameters mixed = Parameters.builder()
                .add("w", bytes(), Precision.FLOAT)
                .add("b", new float[3])
                .build();
        Parameters arena =
                Parameters.arena(Precision.FLOAT).add("w", LENGTH).add("b", 3).build();
        double[][] expected = train(rule, arrays, arrays.gradients());
        assertThat(train(
                        rule,
                        mixed,
                        Gradients.over(mixed).use("w", bytes().asFloatBuffer()).use("b", new float[3])))
                .isDeepEqualTo(expected);
        // gradients that lie in arrays of the caller's beside an arena, or the other way round
        assertThat(train(
                        rule,
                        arena,
                        Gradients.over(arena).use("w", new float[LENGTH]).use("b", new float[3])))
                .isDeepEqualTo(expected);
    }

    private static double[][] train(String rule, Parameters parameters, Gradients gradients) {
        for (Tensor tensor : parameters.tensors()) {
            for (int i = 0; i < tensor.length(); i++) {
                tensor.set(i, Math.cos(i));
            }
        }
        Optimizer optimizer = Optimizers.of(Library.rule(rule)).over(parameters);
        for (int step = 0; step < 4; step++) {
            optimizer.step(point -> {
                for (int k = 0; k < 2; k++) {
                    Tensor at = point.tensors().get(k);
                    for (int i = 0; i < at.length(); i++) {
                        gradients.tensors().get(k).set(i, 0.1 * at.get(i) + Math.sin(i));
                    }
                }
                return gradients;
            });
        }
        return optimizer.evaluationPoint().tensors().stream()
                .map(Tensor::toDoubles)
                .toArray(double[][]::new);
    }
}
