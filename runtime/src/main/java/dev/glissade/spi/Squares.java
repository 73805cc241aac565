package dev.glissade.spi;

/**
 * Adds up the squares of a block, for norms: eight lanes in the precision of the numbers, then the lanes in order, by the fastest
 * code that there is on this JVM. The bits are the same whatever it is. Thread-safe.
 */
public final class Squares {
    /** A constant to the JVM, so that the call costs nothing. */
    private static final BlockSquares BEST = FastCode.of(BlockSquares.class).stream()
            .filter(BlockSquares::isHere)
            .findFirst()
            .orElseGet(Plain::new);

    private Squares() {}

    /** The sum of the squares of {@link Kernel#BLOCK} numbers, the first of them at {@code from}. */
    public static float ofBlock(float[] values, int from) {
        return BEST.sum(values, from);
    }

    /** As for floats. */
    public static double ofBlock(double[] values, int from) {
        return BEST.sum(values, from);
    }

    /** Plain Java: eight scalar sums to the JVM. */
    static final class Plain implements BlockSquares {
        @Override
        public boolean isHere() {
            return true;
        }

        @Override
        public float sum(float[] values, int from) {
            float lane0 = 0f, lane1 = 0f, lane2 = 0f, lane3 = 0f, lane4 = 0f, lane5 = 0f, lane6 = 0f, lane7 = 0f;
            for (int i = from; i < from + Kernel.BLOCK; i += 8) {
                lane0 += values[i] * values[i];
                lane1 += values[i + 1] * values[i + 1];
                lane2 += values[i + 2] * values[i + 2];
                lane3 += values[i + 3] * values[i + 3];
                lane4 += values[i + 4] * values[i + 4];
                lane5 += values[i + 5] * values[i + 5];
                lane6 += values[i + 6] * values[i + 6];
                lane7 += values[i + 7] * values[i + 7];
            }
            return lane0 + lane1 + lane2 + lane3 + lane4 + lane5 + lane6 + lane7;
        }

        @Override
        public double sum(double[] values, int from) {
            double lane0 = 0.0,
                    lane1 = 0.0,
                    lane2 = 0.0,
                    lane3 = 0.0,
                    lane4 = 0.0,
                    lane5 = 0.0,
                    lane6 = 0.0,
                    lane7 = 0.0;
            for (int i = from; i < from + Kernel.BLOCK; i += 8) {
                lane0 += values[i] * values[i];
                lane1 += values[i + 1] * values[i + 1];
                lane2 += values[i + 2] * values[i + 2];
                lane3 += values[i + 3] * values[i + 3];
                lane4 += values[i + 4] * values[i + 4];
                lane5 += values[i + 5] * values[i + 5];
                lane6 += values[i + 6] * values[i + 6];
                lane7 += values[i + 7] * values[i + 7];
            }
            return lane0 + lane1 + lane2 + lane3 + lane4 + lane5 + lane6 + lane7;
        }
    }
}
