package dev.glissade.spi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class BoxMullerTest {
    private static final int BITS = 53;
    private static final long ALL = (1L << BITS) - 1;
    private static final int DRAWS = 500_000;

    private final SplittableRandom random = new SplittableRandom(8);

    @Test
    void givesTheBitsOfTheDefinitionRounded() {
        for (int i = 0; i < DRAWS; i++) {
            assertSame(any(), any());
        }
    }

    /** Radii near 0 and near infinity, and angles near the cosine's zeros, its extremes and the borders of the table. */
    @Test
    void givesTheBitsOfTheDefinitionAtTheEdges() {
        for (int i = 0; i < DRAWS; i++) {
            long small = any() >>> random.nextInt(BITS);
            long a = random.nextBoolean() ? small : ALL - small;
            long b = (random.nextInt(512) * (1L << (BITS - 9)) + (random.nextBoolean() ? small : -small)) & ALL;
            assertSame(a, any());
            assertSame(any(), b);
            assertSame(a, b);
        }
        for (int i = 0; i < 512; i++) {
            for (long b = -2; b <= 2; b++) {
                assertSame(0, (i * (1L << (BITS - 9)) + b) & ALL);
                assertSame(ALL, (i * (1L << (BITS - 9)) + b) & ALL);
                assertSame(ALL - 1, (i * (1L << (BITS - 9)) + b) & ALL);
            }
        }
    }

    @Test
    void isNearerThanItsBoundAndInDoubtAtTimes() {
        double worst = 0;
        int doubtful = 0;
        for (int i = 0; i < DRAWS; i++) {
            // every other one with a logarithm near 0, where it is worst
            long a = i % 2 == 0 ? any() : ALL - (any() >>> random.nextInt(16));
            long b = any();
            double near = BoxMuller.near(a, b);
            worst = Math.max(worst, Math.abs(near / BoxMuller.wide(a, b) - 1));
            doubtful += Closeness.decides(near) ? 0 : 1;
        }
        assertThat(worst).isBetween(0x1p-46, 0x1p-41);
        // one in 2^11
        assertThat(doubtful).isBetween(150, 350);
    }

    private long any() {
        return random.nextLong() & ALL;
    }

    private static void assertSame(long a, long b) {
        float narrow = BoxMuller.narrow(a, b);
        float exact = (float) BoxMuller.wide(a, b);
        if (Float.floatToRawIntBits(narrow) != Float.floatToRawIntBits(exact)) {
            assertThat(narrow).as("%s, %s", a, b).isEqualTo(exact);
        }
    }
}
