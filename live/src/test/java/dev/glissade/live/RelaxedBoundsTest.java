package dev.glissade.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glissade.Optimizers;
import dev.glissade.spi.UpdateRule;
import java.math.BigDecimal;
import java.util.SplittableRandom;
import java.util.function.DoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The bounds that docs/numerics states for sigmoid and powers of relaxed rules, against forty digits. */
final class RelaxedBoundsTest {
    private static final int POINTS = 2000;
    private static final double DOUBLE = 0x1p-52;
    private static final double FLOAT = 0x1p-23;

    private final LiveCompiler relaxed = LiveCompiler.create().withRelaxed(true);

    private static double[] points(double low, double high, DoubleFunction<Double> shape) {
        var random = new SplittableRandom(8);
        double[] points = new double[POINTS];
        for (int i = 0; i < POINTS; i++) {
            points[i] = shape.apply(random.nextDouble(low, high));
        }
        return points;
    }

    private static double[] doubles(UpdateRule rule, double y, double... gradient) {
        double[] theta = new double[gradient.length];
        var builder = Optimizers.of(rule);
        (Double.isNaN(y) ? builder : builder.set("y", y)).over(theta).step(gradient);
        return theta;
    }

    private static float[] floats(UpdateRule rule, double y, float... gradient) {
        float[] theta = new float[gradient.length];
        Optimizers.of(rule).set("y", y).over(theta).step(gradient);
        return theta;
    }

    /** In units of the last place, as the page counts: three. */
    @Test
    void sigmoidInDouble() {
        UpdateRule rule = relaxed.optimizer("s.opt", "theta = sigmoid(grad)");
        double[] x = points(-700, 40, v -> v);
        double[] wide = doubles(rule, Double.NaN, x);
        double[] close = points(-6, 6, v -> v);
        double[] narrow = doubles(rule, Double.NaN, close);
        double worst = 0;
        for (int i = 0; i < POINTS; i++) {
            worst = Math.max(worst, units(wide[i], Digits.sigmoid(x[i])));
            worst = Math.max(worst, units(narrow[i], Digits.sigmoid(close[i])));
        }
        assertThat(worst).isLessThanOrEqualTo(3);
        UpdateRule strict = LiveCompiler.create().optimizer("s.opt", "theta = sigmoid(grad)");
        assertThat(narrow).as("other arithmetic").isNotEqualTo(doubles(strict, Double.NaN, close));
    }

    private static double units(double got, BigDecimal exact) {
        double unit = Math.ulp(exact.doubleValue());
        return Math.abs(new BigDecimal(got).subtract(exact).doubleValue()) / unit;
    }

    /** Relative to the result: {@code 2 + 1.5*abs(y*log(x))} times {@code 2^-52}, or {@code 2^-23} in float. */
    @ParameterizedTest
    @ValueSource(doubles = {0.3, 0.75, 1.5, 2.7, -0.4, -3.2})
    void powers(double y) {
        UpdateRule rule = relaxed.optimizer("p.opt", "theta = abs(grad)^y");
        double[] x = points(-12, 12, v -> StrictMath.pow(10, v));
        float[] single = new float[POINTS];
        for (int i = 0; i < POINTS; i++) {
            single[i] = (float) x[i];
        }
        double[] wide = doubles(rule, y, x);
        float[] narrow = floats(rule, y, single);
        double worst = 0;
        for (int i = 0; i < POINTS; i++) {
            double more = Digits.distance(wide[i], Digits.power(x[i], y)) / bound(x[i], y, DOUBLE);
            assertThat(more).as("%s^%s in double, times the bound", x[i], y).isLessThanOrEqualTo(1);
            double less = Digits.distance(narrow[i], Digits.power(single[i], (float) y)) / bound(single[i], y, FLOAT);
            assertThat(less).as("%s^%s in float, times the bound", single[i], y).isLessThanOrEqualTo(1);
            worst = Math.max(worst, Math.max(more, less));
        }
        assertThat(worst).as("a bound that says something").isGreaterThan(0.2);
    }

    private static double bound(double x, double y, double unit) {
        return (2 + 1.5 * Math.abs(y * StrictMath.log(x))) * unit;
    }
}
