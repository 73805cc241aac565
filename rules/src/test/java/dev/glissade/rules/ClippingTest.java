package dev.glissade.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glissade.Gradients;
import dev.glissade.Optimizer;
import dev.glissade.OptimizerBuilder;
import dev.glissade.Optimizers;
import dev.glissade.Parameters;
import dev.glissade.Tensor;
import dev.glissade.spi.Precision;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an optimizer clips besides its rule has the same bits as a chain that clips. */
class ClippingTest {

    @ParameterizedTest
    @ValueSource(strings = {"adam", "lamb", "nesterov", "sam >> adam", "sgd"})
    void clippingGivesTheBitsOfAChain(String rule) {
        for (Precision precision : Precision.values()) {
            double[][] chain = train(
                    Optimizers.of(Library.rule("clip_by_global_norm >> " + rule))
                            .set("max_norm", 0.75),
                    precision);
            double[][] besides =
                    train(Optimizers.of(Library.rule(rule)).clipGlobalNorm(0.75).threads(2), precision);
            assertThat(besides).isDeepEqualTo(chain);
        }
    }

    private static double[][] train(OptimizerBuilder builder, Precision precision) {
        Parameters parameters = Parameters.arena(precision)
                .add("w", 70, 100)
                .add("b", 3)
                .add("a", 1024)
                .build();
        SplittableRandom random = new SplittableRandom(5);
        for (Tensor tensor : parameters.tensors()) {
            for (int i = 0; i < tensor.length(); i++) {
                tensor.set(i, random.nextDouble() - 0.5);
            }
        }
        try (Optimizer optimizer = builder.set("lr", 0.01).over(parameters)) {
            for (int step = 0; step < 4; step++) {
                // long gradients at first, later so short that nothing is clipped
                double length = 0.03 / (1 + step * step);
                Gradients gradients = parameters.gradients();
                optimizer.step(point -> {
                    for (int k = 0; k < 3; k++) {
                        Tensor at = point.tensors().get(k);
                        Tensor gradient = gradients.tensors().get(k);
                        for (int i = 0; i < at.length(); i++) {
                            gradient.set(i, length * (at.get(i) + Math.sin(i)));
                        }
                    }
                    return gradients;
                });
            }
        }
        return parameters.tensors().stream().map(Tensor::toDoubles).toArray(double[][]::new);
    }
}
