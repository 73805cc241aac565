package dev.glissade.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glissade.Optimizers;
import dev.glissade.compiler.function.Operation;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Kernels of floats have other code for these functions than the interpreter. */
final class FloatFunctionsTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = ';', textBlock = """
            exp(grad)       ; EXP
            log(grad)       ; LOG
            tanh(grad)      ; TANH
            sigmoid(grad)   ; SIGMOID
            grad^0.3        ; POW
            """)
    void haveTheBitsOfTheInterpreters(String formula, Operation operation) {
        float[] gradient = new float[50_000];
        var random = new SplittableRandom(6);
        for (int i = 0; i < gradient.length; i++) {
            gradient[i] = i % 2 == 0 ? Float.intBitsToFloat(random.nextInt()) : (float) random.nextDouble(-4, 8);
        }
        float[] theta = new float[gradient.length];
        Optimizers.of(LiveCompiler.create().optimizer("f.opt", "theta = " + formula))
                .over(theta)
                .step(gradient);

        for (int i = 0; i < theta.length; i++) {
            float expected =
                    operation == Operation.POW ? operation.apply(gradient[i], 0.3f) : operation.apply(gradient[i]);
            if (Float.floatToIntBits(theta[i]) != Float.floatToIntBits(expected)) {
                assertThat(theta[i]).as("%s at %s", formula, gradient[i]).isEqualTo(expected);
            }
        }
    }
}
