package dev.glissade.spi;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Both narrow formats against what their definitions say, for every one of their numbers. */
class StorageFormatsTest {
    private enum Format {
        HALF(5, 10) {
            @Override
            float toFloat(int bits) {
                return Half.toFloat((short) bits);
            }

            @Override
            int of(float value) {
                return Half.of(value) & 0xffff;
            }

            @Override
            int of(double value) {
                return Half.of(value) & 0xffff;
            }
        },
        BFLOAT(8, 7) {
            @Override
            float toFloat(int bits) {
                return BFloat16.toFloat((short) bits);
            }

            @Override
            int of(float value) {
                return BFloat16.of(value) & 0xffff;
            }

            @Override
            int of(double value) {
                return BFloat16.of(value) & 0xffff;
            }
        };

        private final int exponentBits;
        private final int fractionBits;

        Format(int exponentBits, int fractionBits) {
            this.exponentBits = exponentBits;
            this.fractionBits = fractionBits;
        }

        abstract float toFloat(int bits);

        abstract int of(float value);

        abstract int of(double value);

        int infinity() {
            return ((1 << exponentBits) - 1) << fractionBits;
        }

        /** The value of bits without a sign, by the definition; what would follow the largest number stands for infinity. */
        double value(int bits) {
            int bias = (1 << (exponentBits - 1)) - 1;
            int exponent = bits >> fractionBits;
            double fraction = (double) (bits & ((1 << fractionBits) - 1)) / (1 << fractionBits);
            return exponent == 0 ? fraction * Math.pow(2, 1 - bias) : (1 + fraction) * Math.pow(2, exponent - bias);
        }
    }

    private static final int SIGN = 0x8000;

    @ParameterizedTest
    @EnumSource
    void everyNumberIsReadExactlyAndWrittenBack(Format format) {
        for (int bits = 0; bits < format.infinity(); bits++) {
            double value = format.value(bits);
            assertThat((double) format.toFloat(bits)).isEqualTo(value);
            assertThat((double) format.toFloat(bits | SIGN)).isEqualTo(-value);
            assertThat(format.of((float) value)).isEqualTo(bits);
            assertThat(format.of(value)).isEqualTo(bits);
            assertThat(format.of(-value)).isEqualTo(bits | SIGN);
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatLiesBetweenGoesToTheNearestAndTiesToEven(Format format) {
        for (int bits = 0; bits < format.infinity(); bits++) {
            double middle = (format.value(bits) + format.value(bits + 1)) / 2;
            int even = (bits & 1) == 0 ? bits : bits + 1;
            assertThat(format.of(middle)).isEqualTo(even);
            assertThat(format.of(-middle)).isEqualTo(even | SIGN);
            // a double next to the middle would become the middle as a float
            assertThat(format.of(Math.nextDown(middle))).isEqualTo(bits);
            assertThat(format.of(Math.nextUp(middle))).isEqualTo(bits + 1);
            assertThat(format.of(-Math.nextUp(middle))).isEqualTo((bits + 1) | SIGN);
            if ((float) middle == middle) {
                assertThat(format.of((float) middle)).isEqualTo(even);
                assertThat(format.of(Math.nextDown((float) middle))).isEqualTo(bits);
                assertThat(format.of(Math.nextUp((float) middle))).isEqualTo(bits + 1);
            }
        }
    }

    /** The vectors of docs/numerics. */
    @ParameterizedTest
    @CsvSource({
        "0x1.01p0, 1, 1.00390625",
        "0x1.03p0, 1.015625, 1.01171875",
        "0x1.01000004p0, 1.0078125, 1.00390625",
        "0x1.002p0, 1, 1",
        "65519, 65536, 65504",
        "65520, 65536, Infinity",
        "-0x1p-25, -0x1p-25, -0",
        "0x1.8p-24, 0x1.8p-24, 0x1p-23",
        "0x1.ffp127, Infinity, Infinity"
    })
    void givesThePublishedVectors(double value, String bfloat, String half) {
        assertThat(BFloat16.toFloat(BFloat16.of(value))).isEqualTo(Float.parseFloat(bfloat));
        assertThat(Half.toFloat(Half.of(value))).isEqualTo(Float.parseFloat(half));
    }

    @ParameterizedTest
    @EnumSource
    void infinityAndNanStay(Format format) {
        int infinity = format.infinity();
        assertThat(format.toFloat(infinity)).isEqualTo(Float.POSITIVE_INFINITY);
        assertThat(format.toFloat(infinity | SIGN)).isEqualTo(Float.NEGATIVE_INFINITY);
        assertThat(format.of(Float.NEGATIVE_INFINITY)).isEqualTo(infinity | SIGN);
        assertThat(format.of(Double.POSITIVE_INFINITY)).isEqualTo(infinity);
        assertThat(format.of(Double.MAX_VALUE)).isEqualTo(infinity);
        assertThat(format.of(Double.MIN_VALUE)).isZero();
        assertThat(format.of(-Double.MIN_VALUE)).isEqualTo(SIGN);
        for (int bits = infinity + 1; bits < SIGN; bits++) {
            assertThat(format.toFloat(bits)).isNaN();
            assertThat(format.toFloat(bits | SIGN)).isNaN();
        }
    }

    @Test
    void everyNanIsWrittenAsNan() {
        for (int payload : new int[] {0x7f800001, 0x7fc00000, 0x7fffffff, 0xff800001, 0xffffffff, 0x7f802000}) {
            float nan = Float.intBitsToFloat(payload);
            assertThat(Half.toFloat(Half.of(nan))).isNaN();
            assertThat(BFloat16.toFloat(BFloat16.of(nan))).isNaN();
        }
        assertThat(Half.toFloat(Half.of(Double.NaN))).isNaN();
        assertThat(BFloat16.toFloat(BFloat16.of(Double.NaN))).isNaN();
    }
}
