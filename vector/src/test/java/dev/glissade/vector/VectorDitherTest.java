package dev.glissade.vector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.glissade.spi.BFloat16;
import dev.glissade.spi.BlockDither;
import dev.glissade.spi.Dither;
import dev.glissade.spi.Kernel;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Rounding at random in vectors has the bits of rounding one number after the other. */
final class VectorDitherTest {
    private static final boolean WITH_MODULE = Boolean.getBoolean("glissade.vector");
    private static final int FROM = 3;
    private static final int LANES = 8;

    private static Optional<BlockDither> found() {
        return ServiceLoader.load(BlockDither.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(BlockDither::isHere)
                .findFirst();
    }

    @Test
    void isHereIfAndOnlyIfTheJvmWasStartedWithTheModule() {
        assertThat(found().isPresent()).isEqualTo(WITH_MODULE);
    }

    /** Any bits as numbers, NaN and infinite among them; any keys and counters, also above 32 bits. */
    @Test
    void roundsAsOneAfterTheOther() {
        assumeThat(found()).isPresent();
        BlockDither dither = found().get();
        var random = new SplittableRandom(5);
        for (int round = 0; round < 300; round++) {
            long key = random.nextLong();
            long step = round < 100 ? round : random.nextLong();
            long counter = round % 3 == 0 ? random.nextLong(1L << 40) : random.nextInt(1 << 20);
            float[] values = new float[FROM + Kernel.BLOCK + 1];
            for (int i = 0; i < values.length; i++) {
                values[i] = round % 2 == 0 ? Float.intBitsToFloat(random.nextInt()) : (float) random.nextDouble(-2, 2);
            }
            values[FROM + 17] = Float.intBitsToFloat(0x7fffffff);
            values[FROM + 18] = Float.NEGATIVE_INFINITY;
            float[] expected = values.clone();
            for (int i = 0; i < Kernel.BLOCK; i++) {
                int noise = Dither.noise(key, step, counter * LANES + i);
                expected[FROM + i] = BFloat16.toFloat(Dither.round(values[FROM + i], noise));
            }
            dither.round(values, FROM, key, step, counter);
            for (int i = 0; i < values.length; i++) {
                assertThat(Float.floatToRawIntBits(values[i]))
                        .as("number %s with key %s, step %s, counter %s", i - FROM, key, step, counter)
                        .isEqualTo(Float.floatToRawIntBits(expected[i]));
            }
        }
    }
}
