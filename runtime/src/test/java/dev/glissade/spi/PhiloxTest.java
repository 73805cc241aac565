package dev.glissade.spi;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PhiloxTest {

    /** The known answers of the authors' library, Random123, for philox4x32 with 10 rounds. */
    @ParameterizedTest
    @CsvSource({
        "00000000 00000000 00000000 00000000, 00000000 00000000, 6627e8d5 e169c58d bc57ac4c 9b00dbd8",
        "ffffffff ffffffff ffffffff ffffffff, ffffffff ffffffff, 408f276d 41c83b0e a20bc7c6 6d5451fd",
        "243f6a88 85a308d3 13198a2e 03707344, a4093822 299f31d0, d16cfe09 94fdcceb 5001e420 24126ea1"
    })
    void givesTheAuthorsKnownAnswers(String counter, String key, String answer) {
        long low = pair(counter, 0);
        long high = pair(counter, 18);
        assertThat(Philox.words(pair(key, 0), high, low, false)).isEqualTo(pair(answer, 0));
        assertThat(Philox.words(pair(key, 0), high, low, true)).isEqualTo(pair(answer, 18));
    }

    /** Two words from a place in the text on, the earlier in the lower half. */
    private static long pair(String words, int from) {
        return Long.parseUnsignedLong(words.substring(from + 9, from + 17) + words.substring(from, from + 8), 16);
    }

    /** The FNV authors' test vectors for the 64-bit hash of "a" and "foobar". */
    @ParameterizedTest
    @CsvSource({"a, af63dc4c8601ec8c", "foobar, 85944171f73967e8"})
    void keysAreTheFnvHashesOfNames(String name, String hash) {
        assertThat(Philox.key(name)).isEqualTo(Long.parseUnsignedLong(hash, 16));
    }

    /** The vectors of docs/numerics, which were worked out apart from this code base. */
    @ParameterizedTest
    @CsvSource(textBlock = """
            0, w, 0, 0, 1, 0, 0x1.74526878dddf8p-1, 0x1.bbbf0cp-2, -0x1.e1beaa1ea02f4p-2, -0x1.e1beaap-2
            42, w, 0, 0, 1, 0, 0x1.46b3894057e60p-4, 0x1.5f99p-6, -0x1.ba76c8ba66ab0p0, -0x1.ba76c8p0
            42, w, 0, 0, 1, 1, 0x1.26ce0f11d1c1ep-2, 0x1.d1c1f8p-2, 0x1.4e3004c4fa898p-2, 0x1.4e3004p-2
            42, w, 0, 0, 1, 1000, 0x1.8956e500654b7p-1, 0x1.952de8p-3, -0x1.5c0fe2fe1a931p-1, -0x1.5c0fe2p-1
            42, w, 0, 1, 1, 0, 0x1.88507c237f133p-1, 0x1.7f133cp-1, 0x1.010efb350cfabp-5, 0x1.010efcp-5
            42, w, 1, 0, 1, 0, 0x1.715904b19a941p-1, 0x1.9a941cp-1, -0x1.8f690028f59a0p-1, -0x1.8f69p-1
            42, b, 0, 0, 1, 0, 0x1.0cd3e03a144a2p-2, 0x1.0a2516p-1, -0x1.a85c43f6f1031p-1, -0x1.a85c44p-1
            42, w, 0, 0, 2, 0, 0x1.09e1bf3c742cbp-1, 0x1.d0b2f8p-3, 0x1.25048d02eb6bap0, 0x1.25048ep0
            -1, layer1.bias, 2, 3, 4294967301, 7, 0x1.2f1567ecc5aa0p-6, 0x1.662d5p-1, 0x1.4afa40e784d67p1, 0x1.4afa4p1
            """)
    void givesThePublishedVectors(
            long seed,
            String name,
            int unit,
            int place,
            long step,
            long index,
            String uniform,
            String uniformFloat,
            String normal,
            String normalFloat) {
        long key = Philox.key(name);
        assertThat(Philox.uniform(seed, step, key, unit, place, index)).isEqualTo(Double.parseDouble(uniform));
        assertThat(Philox.uniformFloat(seed, step, key, unit, place, index)).isEqualTo(Float.parseFloat(uniformFloat));
        assertThat(Philox.normal(seed, step, key, unit, place, index)).isEqualTo(Double.parseDouble(normal));
        assertThat(Philox.normalFloat(seed, step, key, unit, place, index)).isEqualTo(Float.parseFloat(normalFloat));
    }

    @Test
    void numbersDependOnEverythingTheyAreKeyedBy() {
        double base = Philox.uniform(1, 2, 3, 4, 5, 6);
        assertThat(Philox.uniform(1, 2, 3, 4, 5, 6)).isEqualTo(base);
        assertThat(Philox.uniform(0, 2, 3, 4, 5, 6)).isNotEqualTo(base);
        assertThat(Philox.uniform(1, 3, 3, 4, 5, 6)).isNotEqualTo(base);
        assertThat(Philox.uniform(1, 2, 4, 4, 5, 6)).isNotEqualTo(base);
        assertThat(Philox.uniform(1, 2, 3, 5, 5, 6)).isNotEqualTo(base);
        assertThat(Philox.uniform(1, 2, 3, 4, 6, 6)).isNotEqualTo(base);
        assertThat(Philox.uniform(1, 2, 3, 4, 5, 7)).isNotEqualTo(base);
    }

    @Test
    void uniformNumbersFillTheUnitInterval() {
        int n = 20_000;
        double sum = 0;
        double squares = 0;
        double floats = 0;
        for (int i = 0; i < n; i++) {
            double u = Philox.uniform(7, 1, 11, 0, 0, i);
            float f = Philox.uniformFloat(7, 1, 11, 0, 0, i);
            assertThat(u).isBetween(0.0, Math.nextDown(1.0));
            assertThat(f).isBetween(0.0f, Math.nextDown(1.0f));
            sum += u;
            squares += u * u;
            floats += f;
        }
        // five standard errors: sqrt(1/12/n) = 0.002, sqrt(4/45/n) = 0.0021
        assertThat(Math.abs(sum / n - 0.5)).isLessThan(0.01);
        assertThat(Math.abs(floats / n - 0.5)).isLessThan(0.01);
        assertThat(Math.abs(squares / n - 1.0 / 3)).isLessThan(0.011);
    }

    @Test
    void normalNumbersHaveTheirMoments() {
        int n = 20_000;
        double[] moments = new double[5];
        int inside = 0;
        for (int i = 0; i < n; i++) {
            double z = Philox.normal(7, 1, 11, 0, 0, i);
            assertThat(Philox.normalFloat(7, 1, 11, 0, 0, i)).isEqualTo((float) z);
            for (int k = 1; k < moments.length; k++) {
                moments[k] += Math.pow(z, k) / n;
            }
            inside += Math.abs(z) < 1 ? 1 : 0;
        }
        // five standard errors: sqrt(1/n), sqrt(2/n), sqrt(15/n), sqrt(96/n); 68.27% within one standard deviation
        assertThat(Math.abs(moments[1])).isLessThan(0.036);
        assertThat(Math.abs(moments[2] - 1)).isLessThan(0.05);
        assertThat(Math.abs(moments[3])).isLessThan(0.14);
        assertThat(Math.abs(moments[4] - 3)).isLessThan(0.35);
        assertThat(Math.abs((double) inside / n - 0.6827)).isLessThan(0.017);
    }
}
