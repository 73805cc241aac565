package dev.glissade.compiler.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.glissade.compiler.ir.Op;
import dev.glissade.compiler.type.Storage;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The test vectors of {@code docs/numerics.md}; they were worked out apart from this code base. */
final class NumericsVectorsTest {

    /** The known answers that the authors of the generator publish. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            0        0        0        0        | 0        0        | 6627e8d5 e169c58d bc57ac4c 9b00dbd8
            ffffffff ffffffff ffffffff ffffffff | ffffffff ffffffff | 408f276d 41c83b0e a20bc7c6 6d5451fd
            243f6a88 85a308d3 13198a2e 03707344 | a4093822 299f31d0 | d16cfe09 94fdcceb 5001e420 24126ea1
            """)
    void philoxGivesItsPublishedAnswers(String counter, String key, String answer) {
        int[] c = words(counter);
        int[] k = words(key);
        assertThat(Philox.block(c[0], c[1], c[2], c[3], k[0], k[1])).containsExactly(words(answer));
    }

    private static int[] words(String text) {
        return java.util.Arrays.stream(text.trim().split(" +", -1))
                .mapToInt(w -> Integer.parseUnsignedInt(w, 16))
                .toArray();
    }

    @ParameterizedTest
    @CsvSource({"'', cbf29ce484222325", "w, af63ea4c86020456", "layer1.bias, 982047d80c402ee0", "θ, 0ad40407b72823eb"})
    void namesOfTensorsGiveKeys(String name, String key) {
        assertEquals(Long.parseUnsignedLong(key, 16), RandomNumbers.tensorKey(name));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            0  | w           | 0 | 0 | 1          | 0    | 0x1.74526878dddf8p-1 | 0x1.bbbf0cp-2 | -0x1.e1beaa1ea02f4p-2 | -0x1.e1beaap-2
            42 | w           | 0 | 0 | 1          | 0    | 0x1.46b3894057e60p-4 | 0x1.5f99p-6   | -0x1.ba76c8ba66ab0p0  | -0x1.ba76c8p0
            42 | w           | 0 | 0 | 1          | 1    | 0x1.26ce0f11d1c1ep-2 | 0x1.d1c1f8p-2 | 0x1.4e3004c4fa898p-2  | 0x1.4e3004p-2
            42 | w           | 0 | 0 | 1          | 1000 | 0x1.8956e500654b7p-1 | 0x1.952de8p-3 | -0x1.5c0fe2fe1a931p-1 | -0x1.5c0fe2p-1
            42 | w           | 0 | 1 | 1          | 0    | 0x1.88507c237f133p-1 | 0x1.7f133cp-1 | 0x1.010efb350cfabp-5  | 0x1.010efcp-5
            42 | w           | 1 | 0 | 1          | 0    | 0x1.715904b19a941p-1 | 0x1.9a941cp-1 | -0x1.8f690028f59a0p-1 | -0x1.8f69p-1
            42 | b           | 0 | 0 | 1          | 0    | 0x1.0cd3e03a144a2p-2 | 0x1.0a2516p-1 | -0x1.a85c43f6f1031p-1 | -0x1.a85c44p-1
            42 | w           | 0 | 0 | 2          | 0    | 0x1.09e1bf3c742cbp-1 | 0x1.d0b2f8p-3 | 0x1.25048d02eb6bap0   | 0x1.25048ep0
            -1 | layer1.bias | 2 | 3 | 4294967301 | 7    | 0x1.2f1567ecc5aa0p-6 | 0x1.662d5p-1  | 0x1.4afa40e784d67p1   | 0x1.4afa4p1
            """)
    void drawsStandWhereThePageSays(
            long seed,
            String tensor,
            int unit,
            int place,
            long step,
            int index,
            double uniform,
            double uniformFloat,
            double normal,
            double normalFloat) {
        long key = RandomNumbers.tensorKey(tensor);
        var uniformly = new Op.Draw(Op.Distribution.UNIFORM, unit, place);
        var normally = new Op.Draw(Op.Distribution.NORMAL, unit, place);
        int length = index + 1;
        assertEquals(uniform, RandomNumbers.draw(uniformly, Arithmetic.DOUBLE, seed, key, step, length)[index]);
        assertEquals(uniformFloat, RandomNumbers.draw(uniformly, Arithmetic.FLOAT, seed, key, step, length)[index]);
        assertEquals(normal, RandomNumbers.draw(normally, Arithmetic.DOUBLE, seed, key, step, length)[index]);
        assertEquals(normalFloat, RandomNumbers.draw(normally, Arithmetic.FLOAT, seed, key, step, length)[index]);
    }

    @ParameterizedTest
    @CsvSource({
        "5, 0x1.244446p1, 0x1.2444444444444p1",
        "1024, 0x1.e09656p2, 0x1.e096558f169dfp2",
        "2500, 0x1.0cd8c6ap3, 0x1.0cd8c620d6c05p3"
    })
    void sumsAreAddedInLanesAndBlocks(int elements, double ofFloats, double ofDoubles) {
        assertEquals(ofFloats, Reductions.tensor(Op.Reduction.SUM, Arithmetic.FLOAT, i -> 1f / (i + 1), elements));
        assertEquals(ofDoubles, Reductions.tensor(Op.Reduction.SUM, Arithmetic.DOUBLE, i -> 1.0 / (i + 1), elements));
    }

    @ParameterizedTest
    @CsvSource({
        "0x1.01p0, 1, 1.00390625",
        "0x1.03p0, 1.015625, 1.01171875",
        "0x1.01000004p0, 1.0078125, 1.00390625",
        "0x1.002p0, 1, 1",
        "65519, 65536, 65504",
        "65520, 65536, Infinity",
        "-0x1p-25, -0x1p-25, -0.0",
        "0x1.8p-24, 0x1.8p-24, 0x1p-23",
        "0x1.ffp127, Infinity, Infinity",
        "-Infinity, -Infinity, -Infinity",
        "NaN, NaN, NaN",
        "-0.0, -0.0, -0.0"
    })
    void storageRoundsToNearestEven(double value, double bf16, double f16) {
        assertEquals(bf16, StorageRounding.round(Storage.BF16, value));
        assertEquals(f16, StorageRounding.round(Storage.F16, value));
    }

    /** The noise is worked out apart from this code base, with integers; so are the sums of bit patterns. */
    @ParameterizedTest
    @CsvSource({
        "0, w, m, 0, 1, 0, 20bb, 1",
        "0, w, m, 0, 1, 1, 2433, 1",
        "0, w, m, 0, 1, 2, ec00, 1.0078125",
        "0, w, m, 0, 1, 7, 66aa, 1",
        "0, w, m, 0, 1, 8, da8a, 1.0078125",
        "42, w, m, 0, 1, 0, 51ad, 1",
        "42, w, v, 1, 1, 0, 98ff, 1.0078125",
        "42, b, v, 1, 1, 0, a243, 1.0078125",
        "42, w, v, 1, 2, 0, 5db5, 1",
        "-1, layer1.bias, adam.v, 3, 4294967301, 1000, ebdb, 1.0078125"
    })
    void stochasticRoundingIsKeyedByEverythingThatTellsAssignmentsApart(
            long seed, String tensor, String state, int place, long step, long index, String noise, double rounded) {
        int bits = RandomNumbers.noise(seed, tensor, state, place, step, index);
        assertEquals(Integer.parseInt(noise, 16), bits);
        assertEquals(rounded, StorageRounding.stochastic(0x1.01p0, bits));
        assertEquals(-rounded, StorageRounding.stochastic(-0x1.01p0, bits));
    }

    /** What is past the lower neighbour, in units of 2^-16 of the gap, against the noise that is just enough. */
    @ParameterizedTest
    @CsvSource({
        "0x1.01p0, 32768, 1.0078125",
        "0x1.01p0, 32767, 1",
        "0x1.0000000001p0, 65535, 1.0078125",
        "0x1.0000000001p0, 65534, 1",
        "0x1p-149, 65535, 0x1p-133",
        "0x1p-149, 65534, 0",
        "0x1.fffffep127, 1, Infinity",
        "0x1.fffffep127, 0, 0x1.fep127",
        "1e300, 65535, Infinity",
        "-0.0, 65535, -0.0",
        "NaN, 65535, NaN",
        "-Infinity, 65535, -Infinity"
    })
    void stochasticRoundingGoesUpIfTheNoiseReachesTheGap(double value, int noise, double rounded) {
        assertEquals(rounded, StorageRounding.stochastic(value, noise));
    }

    @ParameterizedTest
    @CsvSource({"0x1.000001p0, 0x1p0", "0x1.000003p0, 0x1.000004p0", "0x1p-150, 0", "1e39, Infinity"})
    void storageInFloatIsTheCast(double value, double f32) {
        assertEquals(f32, StorageRounding.round(Storage.F32, value));
    }
}
