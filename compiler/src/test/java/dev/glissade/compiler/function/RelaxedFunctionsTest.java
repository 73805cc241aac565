package dev.glissade.compiler.function;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The bounds that the page on numbers states, against {@code StrictMath} on doubles, which is right to a unit of theirs. */
class RelaxedFunctionsTest {

    /** Every such many-th float: some millions, of all exponents and both signs; a prime, so that all last digits occur. */
    private static final int STRIDE = 1511;

    private static final int DOUBLES = 500_000;

    @ParameterizedTest(name = "{0} in float: {1} units")
    @CsvSource({"RELAXED_EXP, 1.5", "RELAXED_LOG, 2", "RELAXED_TANH, 2.75"})
    void staysWithinItsBoundOverAllFloats(Operation operation, double bound) {
        double worst = 0;
        for (long bits = 0; bits < 1L << 32; bits += STRIDE) {
            float x = Float.intBitsToFloat((int) bits);
            worst = Math.max(worst, units(operation, x));
        }
        // where they are used most
        for (float x = -4; x < 4; x += 0x1p-20f) {
            worst = Math.max(worst, units(operation, x));
        }
        assertThat(worst).isGreaterThan(0.5).isLessThanOrEqualTo(bound);
    }

    private static double units(Operation operation, float x) {
        return units(operation.apply(x), reference(operation).applyAsDouble(x));
    }

    private static double units(float got, double exact) {
        float want = (float) exact;
        if (Float.isNaN(want) || Float.isInfinite(want) || exact == 0) {
            return got == want || (Float.isNaN(want) && Float.isNaN(got)) ? 0 : Double.POSITIVE_INFINITY;
        }
        return Math.abs(got - exact) / Math.ulp(want);
    }

    @ParameterizedTest(name = "{0} in double: {1} units")
    @CsvSource({"RELAXED_EXP, 2, -745.2, 709.8", "RELAXED_TANH, 5, -20, 20", "RELAXED_TANH, 5, -1, 1"})
    void staysWithinItsBoundInDouble(Operation operation, double bound, double low, double high) {
        var random = new SplittableRandom(7);
        double worst = 0;
        for (int i = 0; i < DOUBLES; i++) {
            worst = Math.max(worst, units(operation, low + (high - low) * random.nextDouble()));
            worst = Math.max(worst, units(operation, Double.longBitsToDouble(random.nextLong())));
        }
        assertThat(worst).isGreaterThan(0.5).isLessThanOrEqualTo(bound);
    }

    private static double units(Operation operation, double x) {
        double got = operation.apply(x);
        double want = reference(operation).applyAsDouble(x);
        if (Double.isNaN(want) || Double.isInfinite(want) || want == 0) {
            return got == want || (Double.isNaN(want) && Double.isNaN(got)) ? 0 : Double.POSITIVE_INFINITY;
        }
        return Math.abs(got - want) / Math.ulp(want);
    }

    private static DoubleUnaryOperator reference(Operation operation) {
        return switch (operation) {
            case RELAXED_EXP -> StrictMath::exp;
            case RELAXED_LOG -> StrictMath::log;
            case RELAXED_TANH -> StrictMath::tanh;
            default -> throw new IllegalArgumentException("no reference for " + operation);
        };
    }

    @ParameterizedTest(name = "{0}({1}) = {2}")
    @CsvSource({
        "RELAXED_EXP, NaN, NaN",
        "RELAXED_EXP, Infinity, Infinity",
        "RELAXED_EXP, -Infinity, 0",
        "RELAXED_EXP, 0, 1",
        "RELAXED_EXP, -0.0, 1",
        "RELAXED_EXP, 1000, Infinity",
        "RELAXED_EXP, -1000, 0",
        "RELAXED_LOG, NaN, NaN",
        "RELAXED_LOG, Infinity, Infinity",
        "RELAXED_LOG, -Infinity, NaN",
        "RELAXED_LOG, 0, -Infinity",
        "RELAXED_LOG, -0.0, -Infinity",
        "RELAXED_LOG, 1, 0",
        "RELAXED_LOG, -1, NaN",
        "RELAXED_TANH, NaN, NaN",
        "RELAXED_TANH, Infinity, 1",
        "RELAXED_TANH, -Infinity, -1",
        "RELAXED_TANH, 0, 0",
        "RELAXED_TANH, -0.0, 0",
        "RELAXED_TANH, 50, 1",
        "RELAXED_TANH, -50, -1"
    })
    void edgesAreWhatTheyShouldBe(Operation operation, double x, double result) {
        assertThat(Double.valueOf(operation.apply(x))).isEqualTo(Double.valueOf(result));
        assertThat(Float.valueOf(operation.apply((float) x))).isEqualTo(Float.valueOf((float) result));
    }

    @Test
    void theEndsOfTheRangesAreRight() {
        assertThat(Operation.RELAXED_EXP.apply(88.72283f)).isLessThan(Float.POSITIVE_INFINITY);
        assertThat(Operation.RELAXED_EXP.apply(88.722885f)).isEqualTo(Float.POSITIVE_INFINITY);
        assertThat(Operation.RELAXED_EXP.apply(-103.9f)).isEqualTo(Float.MIN_VALUE);
        assertThat(Operation.RELAXED_EXP.apply(709.78)).isLessThan(Double.POSITIVE_INFINITY);
        assertThat(Operation.RELAXED_EXP.apply(709.79)).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(Operation.RELAXED_EXP.apply(-745.1)).isEqualTo(Double.MIN_VALUE);
        // log 2^-149, log 2^128, to seven digits
        assertThat(Operation.RELAXED_LOG.apply(Float.MIN_VALUE)).isEqualTo(-103.27893f);
        assertThat(Operation.RELAXED_LOG.apply(Float.MAX_VALUE)).isEqualTo(88.72284f);
        assertThat(Operation.RELAXED_TANH.apply(Float.MIN_VALUE)).isEqualTo(Float.MIN_VALUE);
    }
}
