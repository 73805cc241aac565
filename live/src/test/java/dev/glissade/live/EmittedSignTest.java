package dev.glissade.live;

import static org.assertj.core.api.Assertions.fail;

import dev.glissade.Gradients;
import dev.glissade.OptimizerBuilder;
import dev.glissade.Optimizers;
import dev.glissade.compiler.RuleLibrary;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The sign that loops work out without a branch is {@code Math.signum}, bit for bit. */
@Timeout(30)
class EmittedSignTest {
    private static final int LENGTH = 1 << 20;

    /** Odd, so that the low bits vary; as many steps of it as there are samples go once through all 2^32 floats. */
    private static final int STRIDE = 4_097;

    private static final double[] SPECIAL = {
        0.0,
        -0.0,
        Double.NaN,
        Double.POSITIVE_INFINITY,
        Double.NEGATIVE_INFINITY,
        Double.MIN_VALUE,
        -Double.MIN_VALUE,
        Double.MIN_NORMAL,
        -Double.MIN_NORMAL,
        Math.nextDown(Double.MIN_NORMAL),
        Double.MAX_VALUE,
        -Double.MAX_VALUE,
        1,
        -1,
        Math.nextDown(1.0),
        Math.nextUp(-1.0),
        Math.nextUp(1.0)
    };

    private static OptimizerBuilder sign() {
        return Optimizers.of(LiveCompiler.on(EmittedSignTest.class.getClassLoader(), RuleLibrary.empty())
                .optimizer("sign.opt", "theta = sign(grad)"));
    }

    @Test
    void ofFloatsOfEveryExponent() {
        float[] theta = new float[LENGTH];
        float[] grad = new float[LENGTH];
        for (int i = 0; i < LENGTH; i++) {
            grad[i] = Float.intBitsToFloat(i < 4 ? new int[] {0, 1 << 31, 1, 0x7f800000}[i] : i * STRIDE);
        }
        sign().over(theta).step(Gradients.of(grad));
        for (int i = 0; i < LENGTH; i++) {
            if (Float.floatToIntBits(theta[i]) != Float.floatToIntBits(Math.signum(grad[i]))) {
                fail("sign(" + grad[i] + ") is " + theta[i]);
            }
        }
    }

    @Test
    void ofSpecialDoublesAndRandomBits() {
        double[] theta = new double[LENGTH];
        double[] grad = new double[LENGTH];
        var random = new Random(1);
        for (int i = 0; i < LENGTH; i++) {
            grad[i] = i < SPECIAL.length ? SPECIAL[i] : Double.longBitsToDouble(random.nextLong());
        }
        sign().over(theta).step(Gradients.of(grad));
        for (int i = 0; i < LENGTH; i++) {
            if (Double.doubleToLongBits(theta[i]) != Double.doubleToLongBits(Math.signum(grad[i]))) {
                fail("sign(" + grad[i] + ") is " + theta[i]);
            }
        }
    }
}
