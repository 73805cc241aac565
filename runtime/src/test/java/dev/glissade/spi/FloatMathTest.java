package dev.glissade.spi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The bits of {@code StrictMath}, rounded once. {@code -Dglissade.stride=1} looks at all floats there are, which takes some minutes a
 * function.
 */
class FloatMathTest {

    /** Every such many-th float, of all exponents and both signs; a prime, so that all last digits occur. */
    private static final int STRIDE = Integer.getInteger("glissade.stride", 5003);

    private static final int POWERS = 400_000;

    /** Half of what the functions say of themselves, as the double that they are held to is itself not exact. */
    private static final double PROVED = 0x1p-41;

    @SuppressWarnings("ImmutableEnumChecker") // the functions have no state
    enum Function {
        EXP(StrictMath::exp) {
            @Override
            float fast(float x) {
                return FloatMath.exp(x);
            }

            @Override
            double near(float x) {
                return BinaryPower.of(x * BinaryPower.PER_UNIT);
            }
        },
        LOG(StrictMath::log) {
            @Override
            float fast(float x) {
                return FloatMath.log(x);
            }

            @Override
            double near(float x) {
                return Logarithm.natural(x);
            }
        },
        TANH(StrictMath::tanh) {
            @Override
            float fast(float x) {
                return FloatMath.tanh(x);
            }

            @Override
            double near(float x) {
                double q = BinaryPower.lessOne(2 * x * BinaryPower.PER_UNIT);
                return q / (q + 2);
            }
        },
        SIGMOID(x -> 1 / (1 + StrictMath.exp(-x))) {
            @Override
            float fast(float x) {
                return FloatMath.sigmoid(x);
            }

            @Override
            double near(float x) {
                return 1 / (1 + BinaryPower.of(-x * BinaryPower.PER_UNIT));
            }
        };

        private final DoubleUnaryOperator exact;

        Function(DoubleUnaryOperator exact) {
            this.exact = exact;
        }

        abstract float fast(float x);

        abstract double near(float x);
    }

    @ParameterizedTest
    @EnumSource
    void givesTheBitsOfStrictMathForFloatsOfAllSizes(Function function) {
        for (long bits = 0; bits < 1L << 32; bits += STRIDE) {
            assertSame(function, Float.intBitsToFloat((int) bits));
        }
        for (int exponent = Float.MIN_EXPONENT; exponent <= Float.MAX_EXPONENT; exponent++) {
            assertAround(function, Math.scalb(1f, exponent));
        }
        for (float x :
                new float[] {0, Float.MIN_VALUE, Float.MAX_VALUE, Float.POSITIVE_INFINITY, 40, 87.3f, 88.8f, 104}) {
            assertAround(function, x);
        }
        assertSame(function, Float.NaN);
    }

    private static void assertAround(Function function, float x) {
        float at = x;
        for (int i = 0; i < 3; i++) {
            assertSame(function, at);
            assertSame(function, -at);
            at = Math.nextUp(at);
        }
        assertSame(function, Math.nextDown(x));
        assertSame(function, -Math.nextDown(x));
    }

    private static void assertSame(Function function, float x) {
        float fast = function.fast(x);
        float exact = (float) function.exact.applyAsDouble(x);
        // the reports of an assertion for each of some millions would take most of the time
        if (Float.floatToIntBits(fast) != Float.floatToIntBits(exact)) {
            assertThat(fast).as("%s(%s)", function, x).isEqualTo(exact);
        }
    }

    @ParameterizedTest(name = "{0} from {1} to {2}")
    @CsvSource({
        "EXP, -87, 87",
        "EXP, -0.02, 0.02",
        "LOG, 2e-38, 3e38",
        "LOG, 0.5, 2",
        "LOG, 0.99, 1.01",
        "TANH, -40, 40",
        "TANH, -0.01, 0.01",
        "TANH, -1e-6, 1e-6",
        "SIGMOID, -87, 87"
    })
    void isNearerThanItsBound(Function function, float from, float to) {
        double worst = 0;
        for (int i = 0; i <= 100_000; i++) {
            float x = from + (to - from) * (i / 100_000f);
            double exact = function.exact.applyAsDouble(x);
            if (exact != 0) {
                worst = Math.max(worst, Math.abs(function.near(x) / exact - 1));
            }
        }
        assertThat(worst).isBetween(0x1p-55, PROVED);
    }

    @Test
    void isNearerThanItsBoundAtTheBordersOfTheTables() {
        for (int i = 0; i < 256; i++) {
            float border = Float.intBitsToFloat(0x3f000000 + (i << 16));
            for (float x : new float[] {border, Math.nextDown(border), border + 0x1p-9f, border - 0x1p-10f}) {
                if (x != 1) {
                    assertThat(Logarithm.natural(x) / StrictMath.log(x) - 1).isBetween(-PROVED, PROVED);
                }
            }
            double middle = (i - 128 + 0.5) * StrictMath.log(2) / BinaryPower.STEPS;
            for (float x : new float[] {(float) middle, Math.nextUp((float) middle), Math.nextDown((float) middle)}) {
                assertThat(Function.EXP.near(x) / StrictMath.exp(x) - 1).isBetween(-PROVED, PROVED);
                assertThat(Function.TANH.near(x) / StrictMath.tanh(x) - 1).isBetween(-PROVED, PROVED);
            }
        }
    }

    @Test
    void givesTheBitsOfStrictMathForPowers() {
        var random = new SplittableRandom(11);
        for (int i = 0; i < POWERS; i++) {
            float any = Float.intBitsToFloat(random.nextInt());
            float between = (float) random.nextDouble(-1, 1);
            assertPower(any, Float.intBitsToFloat(random.nextInt()));
            assertPower(Math.abs(any), 4 * between);
            assertPower((float) random.nextDouble(2), between);
            assertPower(1 + between * 0x1p-10f, (float) random.nextDouble(-1e5, 1e5));
        }
    }

    @Test
    void givesTheBitsOfStrictMathForSpecialPowers() {
        float[] special = {
            0,
            Float.MIN_VALUE,
            0x1p-127f,
            Float.MIN_NORMAL,
            0x1p-24f,
            1 / 3f,
            0.5f,
            1,
            1.5f,
            2,
            3,
            10,
            16777215,
            Float.MAX_VALUE,
            Float.POSITIVE_INFINITY,
            Float.NaN
        };
        for (float x : special) {
            for (float y : special) {
                assertPower(x, y);
                assertPower(-x, y);
                assertPower(x, -y);
                assertPower(-x, -y);
            }
        }
    }

    @Test
    void roundsPowersThatAreHalfwayBetweenFloatsToEven() {
        int halfway = 0;
        for (int odd = 4097; odd < 8191; odd += 2) {
            double square = (double) odd * odd;
            halfway += (float) square == square ? 0 : 1;
            assertPower(odd, 2);
            assertPower(1f / odd, 2);
            assertPower(odd * odd, 0.5f);
        }
        assertThat(halfway).isPositive();
    }

    private static void assertPower(float x, float y) {
        float fast = FloatMath.pow(x, y);
        float exact = (float) StrictMath.pow(x, y);
        if (Float.floatToIntBits(fast) != Float.floatToIntBits(exact)) {
            assertThat(fast).as("%s^%s", x, y).isEqualTo(exact);
        }
    }

    @Test
    void powersAreNearerThanTheirBound() {
        var random = new SplittableRandom(5);
        double worst = 0;
        for (int i = 0; i < POWERS; i++) {
            float x = i % 2 == 0
                    ? Float.intBitsToFloat(random.nextInt(0x00800000, 0x7f800000))
                    : 1 + (float) random.nextDouble(0x1p-23, 0.01);
            // the greatest exponents that are not left to StrictMath
            float y = (float) (random.nextDouble(-87, 87) / StrictMath.log(x));
            double exact = StrictMath.pow(x, y);
            worst = Math.max(worst, Math.abs(BinaryPower.of(y * Logarithm.steps(x)) / exact - 1));
        }
        assertThat(worst).isBetween(0x1p-48, PROVED);
    }

    @Test
    void leavesWhatIsInDoubtToStrictMath() {
        int doubtful = 0;
        for (float x = 1; x < 2; x += 0x1p-20f) {
            doubtful += Closeness.decides(Function.EXP.near(x)) ? 0 : 1;
        }
        // one in 2^11 of 2^20
        assertThat(doubtful).isBetween(350, 700);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "0x1.000001p0, false",
        "0x1.000001002p0, false",
        "0x1.0000010020001p0, true",
        "0x1.000000ffep0, false",
        "0x1.000000ffdffffp0, true",
        "0x1.fffffffffffffp0, true",
        "0x1p0, true",
        "0x1.8p-126, true",
        "-0x1.000001p3, false"
    })
    void decidesWhatIsFarFromTheMiddle(String number, boolean decided) {
        assertThat(Closeness.decides(Double.parseDouble(number))).isEqualTo(decided);
    }
}
