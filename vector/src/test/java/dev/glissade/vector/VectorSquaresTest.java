package dev.glissade.vector;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glissade.spi.BlockSquares;
import dev.glissade.spi.Kernel;
import dev.glissade.spi.Squares;
import java.util.ServiceLoader;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Sums in vectors have the bits of sums in eight lanes, written here once more; the runtime's best is either. */
final class VectorSquaresTest {
    private static final boolean WITH_MODULE = Boolean.getBoolean("glissade.vector");
    private static final int LANES = 8;
    private static final int FROM = 5;

    @Test
    void isHereIfAndOnlyIfTheJvmWasStartedWithTheModule() {
        assertThat(ServiceLoader.load(BlockSquares.class).stream()
                        .map(ServiceLoader.Provider::get)
                        .filter(BlockSquares::isHere))
                .hasSize(WITH_MODULE ? 1 : 0);
    }

    /** Numbers of very different sizes, so that another order gives other bits. */
    @Test
    void addsFloatsInTheLanguagesOrder() {
        var random = new SplittableRandom(11);
        for (int round = 0; round < 2_000; round++) {
            float[] values = new float[FROM + Kernel.BLOCK + 1];
            for (int i = 0; i < values.length; i++) {
                values[i] = (float) (random.nextDouble(-1, 1) * Math.pow(10, random.nextDouble(-6, 6)));
            }
            float[] lanes = new float[LANES];
            for (int i = 0; i < Kernel.BLOCK; i++) {
                lanes[i % LANES] += values[FROM + i] * values[FROM + i];
            }
            float sum = lanes[0];
            for (int lane = 1; lane < LANES; lane++) {
                sum += lanes[lane];
            }
            assertThat(Squares.ofBlock(values, FROM)).isEqualTo(sum);
        }
    }

    @Test
    void addsDoublesInTheLanguagesOrder() {
        var random = new SplittableRandom(12);
        for (int round = 0; round < 2_000; round++) {
            double[] values = new double[FROM + Kernel.BLOCK + 1];
            for (int i = 0; i < values.length; i++) {
                values[i] = random.nextDouble(-1, 1) * Math.pow(10, random.nextDouble(-9, 9));
            }
            double[] lanes = new double[LANES];
            for (int i = 0; i < Kernel.BLOCK; i++) {
                lanes[i % LANES] += values[FROM + i] * values[FROM + i];
            }
            double sum = lanes[0];
            for (int lane = 1; lane < LANES; lane++) {
                sum += lanes[lane];
            }
            assertThat(Squares.ofBlock(values, FROM)).isEqualTo(sum);
        }
    }

    @Test
    void whatIsNotFiniteShows() {
        float[] values = new float[Kernel.BLOCK];
        values[700] = Float.NEGATIVE_INFINITY;
        assertThat(Squares.ofBlock(values, 0)).isInfinite();
        values[3] = Float.NaN;
        assertThat(Squares.ofBlock(values, 0)).isNaN();
    }
}
