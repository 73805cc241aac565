package dev.glissade.vector;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glissade.spi.Precision;
import dev.glissade.spi.StateCodec;
import dev.glissade.spi.StateCodecs;
import dev.glissade.spi.Storage;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class VectorStateCodecsTest {
    private static final boolean WITH_MODULE = Boolean.getBoolean("glissade.vector");
    private static final int START = 3;
    private static final int AT = 5;

    private final StateCodec scalar = StateCodec.scalar(Storage.BF16, Precision.FLOAT);

    private static Optional<StateCodec> found(Storage format, Precision precision) {
        return ServiceLoader.load(StateCodecs.class).stream()
                .map(ServiceLoader.Provider::get)
                .flatMap(c -> c.codec(format, precision).stream())
                .findFirst();
    }

    @Test
    void isThereIfAndOnlyIfTheJvmWasStartedWithTheModule() {
        assertThat(found(Storage.BF16, Precision.FLOAT).isPresent()).isEqualTo(WITH_MODULE);
        assertThat(found(Storage.F16, Precision.FLOAT)).isEmpty();
        assertThat(found(Storage.BF16, Precision.DOUBLE)).isEmpty();
    }

    @Test
    void readsEveryBitPatternAsTheScalarCodecDoes() {
        StateCodec codec = found(Storage.BF16, Precision.FLOAT).orElse(scalar);
        short[] memory = new short[AT + (1 << 16)];
        for (int i = 0; i < 1 << 16; i++) {
            memory[AT + i] = (short) i;
        }
        float[] values = new float[START + (1 << 16)];
        codec.read(memory, AT, values, START, 1 << 16);
        for (int i = 0; i < 1 << 16; i++) {
            assertThat(Float.floatToRawIntBits(values[START + i])).isEqualTo(i << 16);
        }
    }

    /** All upper halves, with lower halves around the ties, the ends and at random; every length up to a few vectors. */
    @Test
    void roundsAndWritesAsTheScalarCodecDoes() {
        StateCodec codec = found(Storage.BF16, Precision.FLOAT).orElse(scalar);
        var random = new SplittableRandom(7);
        int[] lower = {0, 1, 0x7fff, 0x8000, 0x8001, 0xfffe, 0xffff, random.nextInt(1 << 16), random.nextInt(1 << 16)};
        for (int low : lower) {
            float[] values = new float[1 << 16];
            for (int high = 0; high < 1 << 16; high++) {
                values[high] = Float.intBitsToFloat(high << 16 | low);
            }
            compare(codec, values);
        }
        for (int length = 0; length < 70; length++) {
            float[] values = new float[length];
            for (int i = 0; i < length; i++) {
                values[i] = Float.intBitsToFloat(random.nextInt());
            }
            compare(codec, values);
        }
    }

    private void compare(StateCodec codec, float[] values) {
        int length = values.length;
        float[] mine = new float[START + length + 9];
        System.arraycopy(values, 0, mine, START, length);
        float[] theirs = mine.clone();
        float[] rounded = mine.clone();
        short[] memory = new short[AT + length + 9];
        short[] other = memory.clone();
        codec.write(mine, START, length, memory, AT);
        scalar.write(theirs, START, length, other, AT);
        codec.round(rounded, START, length);
        assertThat(memory).isEqualTo(other);
        assertThat(bits(mine)).isEqualTo(bits(theirs));
        assertThat(bits(rounded)).isEqualTo(bits(theirs));
    }

    private static int[] bits(float[] values) {
        int[] bits = new int[values.length];
        for (int i = 0; i < bits.length; i++) {
            bits[i] = Float.floatToRawIntBits(values[i]);
        }
        return bits;
    }
}
