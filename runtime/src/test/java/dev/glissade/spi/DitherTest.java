package dev.glissade.spi;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Stochastic rounding against the vectors of docs/numerics, and against what it is for. */
class DitherTest {

    @ParameterizedTest
    @CsvSource({
        "0, w, m, 0, 1, 0, 20bb, 1",
        "0, w, m, 0, 1, 1, 2433, 1",
        "0, w, m, 0, 1, 2, ec00, 1.0078125",
        "0, w, m, 0, 1, 7, 66aa, 1",
        "0, w, m, 0, 1, 8, da8a, 1.0078125",
        "42, w, v, 1, 1, 0, 98ff, 1.0078125",
        "-1, layer1.bias, adam.v, 3, 4294967301, 1000, ebdb, 1.0078125"
    })
    void noiseIsThatOfTheVectors(
            long seed, String tensor, String state, int place, long step, int index, String noise, float rounded) {
        long key = Dither.key(seed, Philox.key(tensor), Philox.key(state), place);
        assertThat(Dither.noise(key, step, index)).isEqualTo(Integer.parseInt(noise, 16));
        float[] values = {0, 0x1.01p0f, 0};
        Dither.round(values, 1, 1, key, step, index);
        assertThat(values).containsExactly(0, rounded, 0);
        double[] doubles = {-0x1.01p0};
        Dither.round(doubles, 0, 1, key, step, index);
        assertThat(doubles).containsExactly(-rounded);
    }

    @Test
    void aBlockRoundsAsItsElementsDoWhereverItBegins() {
        for (int from = 0; from < 20; from++) {
            float[] together = new float[50];
            double[] alike = new double[50];
            for (int i = 0; i < together.length; i++) {
                together[i] = 1 + i * 0x1p-12f;
                alike[i] = together[i];
            }
            float[] apart = together.clone();
            Dither.round(together, 3, 44, 77, 5, from);
            Dither.round(alike, 3, 44, 77, 5, from);
            for (int i = 3; i < 47; i++) {
                apart[i] = BFloat16.toFloat(Dither.round(apart[i], Dither.noise(77, 5, from + i - 3)));
                assertThat(alike[i]).isEqualTo(apart[i]);
            }
            assertThat(together).containsExactly(apart);
        }
    }

    /** A quarter of the way up: of 65536 roundings a quarter goes up, give or take four standard deviations of 111. */
    @Test
    void theMeanOfManyRoundingsIsTheValue() {
        float[] values = new float[1 << 16];
        java.util.Arrays.fill(values, 1 + 0x1p-9f);
        Dither.round(values, 0, values.length, 1234, 1, 0);
        int up = 0;
        for (float value : values) {
            assertThat(value == 1 || value == 1 + 0x1p-7f).isTrue();
            up += value > 1 ? 1 : 0;
        }
        assertThat(up).isBetween((1 << 14) - 444, (1 << 14) + 444);
    }

    @Test
    void whatIsNoNumberStaysSo() {
        assertThat(BFloat16.toFloat(Dither.round(Float.NEGATIVE_INFINITY, 0xffff)))
                .isEqualTo(Float.NEGATIVE_INFINITY);
        assertThat(BFloat16.toFloat(Dither.round(Float.intBitsToFloat(0x7fffffff), 1)))
                .isNaN();
        assertThat(Float.floatToRawIntBits(BFloat16.toFloat(Dither.round(-0f, 0xffff))))
                .isEqualTo(0x80000000);
    }
}
