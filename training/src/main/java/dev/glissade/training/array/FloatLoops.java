package dev.glissade.training.array;

import java.util.Arrays;

/**
 * Products of float matrices in plain loops that the JVM vectorises: it does so where all arrays of a loop are indexed with one number, and
 * the loop is short enough to be unrolled. So rows of the right factor, four at a time, and of the result lie in arrays of their own.
 *
 * <p>Every sum is added up in the order of the inner index, on any machine. Keeps its working room; one thread at a time.
 */
final class FloatLoops {
    private static final int TOGETHER = 4;
    /** Rows of the result that are worked on at a time, so that working room stays small. */
    private static final int PANEL = 512;
    /** Shorter rows go through methods of their own: a loop that has run on them stays slow for long ones. */
    private static final int LONG = 64;

    private final float[][] factors = new float[TOGETHER][0];
    private final float[][] sums = new float[PANEL][0];
    private int width;

    /** {@code c = op(a) op(b)}, or {@code c += op(a) op(b)}. */
    void product(Matrix a, boolean transposeA, Matrix b, boolean transposeB, boolean add, Matrix c) {
        if (c.columns() > width) {
            width = c.columns();
            Arrays.setAll(factors, r -> new float[width]);
            Arrays.setAll(sums, r -> new float[0]);
        }
        for (int first = 0; first < c.rows(); first += PANEL) {
            panel(a, transposeA, b, transposeB, add, c, first, Math.min(PANEL, c.rows() - first));
        }
    }

    private void panel(
            Matrix a, boolean transposeA, Matrix b, boolean transposeB, boolean add, Matrix c, int first, int rows) {
        int columns = c.columns();
        load(add, c, first, rows);
        int inner = transposeA ? a.rows() : a.columns();
        int next = transposeA ? a.columns() : 1;
        int down = transposeA ? 1 : a.columns();
        float[] of = a.floats();
        for (int k = 0; k < inner; k += TOGETHER) {
            int count = Math.min(TOGETHER, inner - k);
            for (int r = 0; r < count; r++) {
                row(b, transposeB, k + r, columns, factors[r]);
            }
            for (int i = 0; i < rows; i++) {
                int at = a.offset() + k * next + (first + i) * down;
                if (count < TOGETHER) {
                    for (int r = 0; r < count; r++) {
                        addOne(columns, sums[i], of[at + r * next], factors[r]);
                    }
                } else if (columns >= LONG) {
                    addFour(columns, sums[i], of, at, next);
                } else {
                    addFourShort(columns, sums[i], of, at, next);
                }
            }
        }
        for (int i = 0; i < rows; i++) {
            System.arraycopy(sums[i], 0, c.floats(), c.offset() + (first + i) * columns, columns);
        }
    }

    private void load(boolean add, Matrix c, int first, int rows) {
        for (int i = 0; i < rows; i++) {
            if (sums[i].length < width) {
                sums[i] = new float[width];
            }
            if (add) {
                System.arraycopy(c.floats(), c.offset() + (first + i) * c.columns(), sums[i], 0, c.columns());
            } else {
                Arrays.fill(sums[i], 0, c.columns(), 0);
            }
        }
    }

    /** A row of op(b). */
    private static void row(Matrix b, boolean transposed, int k, int columns, float[] into) {
        if (!transposed) {
            System.arraycopy(b.floats(), b.offset() + k * columns, into, 0, columns);
            return;
        }
        float[] of = b.floats();
        int at = b.offset() + k;
        for (int j = 0; j < columns; j++) {
            into[j] = of[at];
            at += b.columns();
        }
    }

    private void addFour(int columns, float[] sum, float[] a, int at, int next) {
        addFour(
                columns,
                sum,
                a[at],
                a[at + next],
                a[at + 2 * next],
                a[at + 3 * next],
                factors[0],
                factors[1],
                factors[2],
                factors[3]);
    }

    private static void addFour(
            int columns,
            float[] sum,
            float a0,
            float a1,
            float a2,
            float a3,
            float[] b0,
            float[] b1,
            float[] b2,
            float[] b3) {
        for (int j = 0; j < columns; j++) {
            sum[j] = sum[j] + a0 * b0[j] + a1 * b1[j] + a2 * b2[j] + a3 * b3[j];
        }
    }

    private void addFourShort(int columns, float[] sum, float[] a, int at, int next) {
        float a0 = a[at];
        float a1 = a[at + next];
        float a2 = a[at + 2 * next];
        float a3 = a[at + 3 * next];
        float[] b0 = factors[0];
        float[] b1 = factors[1];
        float[] b2 = factors[2];
        float[] b3 = factors[3];
        for (int j = 0; j < columns; j++) {
            sum[j] = sum[j] + a0 * b0[j] + a1 * b1[j] + a2 * b2[j] + a3 * b3[j];
        }
    }

    private static void addOne(int columns, float[] sum, float a, float[] b) {
        for (int j = 0; j < columns; j++) {
            sum[j] = sum[j] + a * b[j];
        }
    }
}
