package dev.glissade.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.glissade.Optimizers;
import dev.glissade.compiler.function.Operation;
import dev.glissade.spi.RelaxedMath;
import dev.glissade.spi.UpdateRule;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RelaxedRulesTest {

    private final LiveCompiler compiler = LiveCompiler.create();

    @Test
    void theKernelsFunctionsHaveTheBitsOfTheInterpreters() {
        var random = new SplittableRandom(3);
        for (int i = 0; i < 50_000; i++) {
            float x = Float.intBitsToFloat(random.nextInt());
            double y = Double.longBitsToDouble(random.nextLong());
            double z = random.nextDouble(-20, 20);
            assertThat(Float.floatToIntBits(RelaxedMath.exp(x))).isEqualTo(bits(Operation.RELAXED_EXP, x));
            assertThat(Float.floatToIntBits(RelaxedMath.log(x))).isEqualTo(bits(Operation.RELAXED_LOG, x));
            assertThat(Float.floatToIntBits(RelaxedMath.tanh(x))).isEqualTo(bits(Operation.RELAXED_TANH, x));
            assertThat(Float.floatToIntBits(RelaxedMath.exp((float) z)))
                    .isEqualTo(bits(Operation.RELAXED_EXP, (float) z));
            assertThat(Float.floatToIntBits(RelaxedMath.tanh((float) z)))
                    .isEqualTo(bits(Operation.RELAXED_TANH, (float) z));
            assertThat(Double.doubleToLongBits(RelaxedMath.exp(y))).isEqualTo(bits(Operation.RELAXED_EXP, y));
            assertThat(Double.doubleToLongBits(RelaxedMath.exp(z))).isEqualTo(bits(Operation.RELAXED_EXP, z));
            assertThat(Double.doubleToLongBits(RelaxedMath.log(y))).isEqualTo(bits(Operation.RELAXED_LOG, y));
            assertThat(Double.doubleToLongBits(RelaxedMath.tanh(z))).isEqualTo(bits(Operation.RELAXED_TANH, z));
        }
    }

    private static int bits(Operation operation, float x) {
        return Float.floatToIntBits(operation.apply(x));
    }

    private static long bits(Operation operation, double x) {
        return Double.doubleToLongBits(operation.apply(x));
    }

    /** The bounds are those of the page on numbers, in units of the last place of a float at the result. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = ';', textBlock = """
            exp(grad)             ; 1.5
            tanh(grad)            ; 2.75
            sigmoid(grad)         ; 3
            log(abs(grad))        ; 2
            abs(grad)^0.3         ; 25
            """)
    void aRelaxedRuleStaysWithinTheStatedBound(String formula, double bound) {
        String text = "theta = " + formula;
        float[] gradient = new float[20_000];
        var random = new SplittableRandom(4);
        for (int i = 0; i < gradient.length; i++) {
            gradient[i] = (float) random.nextDouble(-16, 16);
        }
        double[] wide = new double[gradient.length];
        for (int i = 0; i < wide.length; i++) {
            wide[i] = gradient[i];
        }
        float[] relaxed = new float[gradient.length];
        Optimizers.of(compiler.withRelaxed(true).optimizer("f.opt", text))
                .over(relaxed)
                .step(gradient);
        double[] exact = new double[gradient.length];
        Optimizers.of(compiler.optimizer("f.opt", text)).over(exact).step(wide);

        for (int i = 0; i < relaxed.length; i++) {
            assertThat(Math.abs(relaxed[i] - exact[i]) / Math.ulp((float) exact[i]))
                    .as("%s at %s", formula, gradient[i])
                    .isLessThanOrEqualTo(bound);
        }
    }

    @Test
    void aZeroToTheZerothIsOneAndNegativeBasesKeepTheirMeaning() {
        UpdateRule power = compiler.withRelaxed(true).optimizer("p.opt", "theta = abs(grad)^y");
        float[] theta = {7, 7, 7};
        Optimizers.of(power).set("y", 0).over(theta).step(new float[] {0, 2, Float.POSITIVE_INFINITY});
        assertThat(theta).containsExactly(1, 1, 1);

        UpdateRule cube = compiler.withRelaxed(true).optimizer("p.opt", "theta = grad^y");
        Optimizers.of(cube).set("y", 3).over(theta).step(new float[] {-2, 2, 0});
        assertThat(theta).containsExactly(-8, 8, 0);
    }

    /** With {@code lr} a power of two {@code theta} is the state itself: eight significant bits, half an ulp of them from what it stands for. */
    @Test
    void whatAnAssignmentRoundedIsNotTakenUnroundedByARelaxedProduct() {
        UpdateRule rule = compiler.withRelaxed(true).optimizer("n.opt", """
                optimizer narrow {
                  hyper lr = 2
                  hyper g = 0.9
                  hyper a = 1.1
                  state v as bf16
                  v = g*v + a*grad
                  theta = lr*v
                }
                """);
        float[] theta = new float[2_000];
        float[] gradient = new float[theta.length];
        var random = new SplittableRandom(5);
        var optimizer = Optimizers.of(rule).over(theta);
        for (int step = 0; step < 3; step++) {
            float[] before = theta.clone();
            for (int i = 0; i < gradient.length; i++) {
                gradient[i] = (float) random.nextDouble(0.5, 2);
            }
            optimizer.step(gradient);
            for (int i = 0; i < theta.length; i++) {
                double exact = 0.9f * (before[i] / 2.0) + 1.1f * (double) gradient[i];
                assertThat(Float.floatToIntBits(theta[i]) & 0xffff).isZero();
                assertThat(theta[i] / 2.0).isCloseTo(exact, within(Math.ulp((float) exact) * (0x1p15 + 4)));
            }
        }
    }

    @Test
    void theInfoOfARuleSaysWhetherItIsRelaxed() {
        assertThat(compiler.optimizer("r.opt", "theta -= lr*grad").info().relaxed())
                .isFalse();
        assertThat(compiler.withRelaxed(true)
                        .optimizer("r.opt", "theta -= lr*grad")
                        .info()
                        .relaxed())
                .isTrue();
    }

    @Test
    void tellsWhatMakesARuleSlowUnlessItIsRelaxed() {
        List<String> remarks = new ArrayList<>();
        compiler.withRemarks(remarks::add).optimizer("r.opt", "theta -= lr*tanh(grad)/scale");
        assertThat(remarks).hasSize(2);
        assertThat(String.join("\n", remarks)).contains("[ScalarFunction]", "[AvoidableDivision]", "let c1 = 1/scale");

        remarks.clear();
        compiler.withRemarks(remarks::add).withRelaxed(true).optimizer("r.opt", "theta -= lr*tanh(grad)/scale");
        assertThat(remarks).isEmpty();
    }

    @Test
    void tellsWhichFunctionsARelaxedRuleStillCalls() {
        List<String> remarks = new ArrayList<>();
        compiler.withRemarks(remarks::add).withRelaxed(true).optimizer("r.opt", "theta -= lr*pow(2, grad)");
        assertThat(String.join("\n", remarks)).contains("[ScalarLoop]", "pow", "JDK 17 and 25");

        remarks.clear();
        compiler.withRemarks(remarks::add).withRelaxed(true).optimizer("r.opt", "theta -= lr*log(1 + abs(grad))");
        assertThat(String.join("\n", remarks)).contains("[ScalarLoop]", "JDK 17 and 25 in double");
    }
}
