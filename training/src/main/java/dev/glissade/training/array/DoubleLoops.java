package dev.glissade.training.array;

import java.util.Arrays;

/** As {@link FloatLoops}, for doubles: Java has no way to say both at once without boxes. */
final class DoubleLoops {
    private static final int TOGETHER = 4;
    /** Rows of the result that are worked on at a time, so that working room stays small. */
    private static final int PANEL = 512;
    /** Shorter rows go through methods of their own: a loop that has run on them stays slow for long ones. */
    private static final int LONG = 64;

    private final double[][] factors = new double[TOGETHER][0];
    private final double[][] sums = new double[PANEL][0];
    private int width;

    /** {@code c = op(a) op(b)}, or {@code c += op(a) op(b)}. */
    void product(Matrix a, boolean transposeA, Matrix b, boolean transposeB, boolean add, Matrix c) {
        if (c.columns() > width) {
            width = c.columns();
            Arrays.setAll(factors, r -> new double[width]);
            Arrays.setAll(sums, r -> new double[0]);
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
        double[] of = a.doubles();
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
            System.arraycopy(sums[i], 0, c.doubles(), c.offset() + (first + i) * columns, columns);
        }
    }

    private void load(boolean add, Matrix c, int first, int rows) {
        for (int i = 0; i < rows; i++) {
            if (sums[i].length < width) {
                sums[i] = new double[width];
            }
            if (add) {
                System.arraycopy(c.doubles(), c.offset() + (first + i) * c.columns(), sums[i], 0, c.columns());
            } else {
                Arrays.fill(sums[i], 0, c.columns(), 0);
            }
        }
    }

    /** A row of op(b). */
    private static void row(Matrix b, boolean transposed, int k, int columns, double[] into) {
        if (!transposed) {
            System.arraycopy(b.doubles(), b.offset() + k * columns, into, 0, columns);
            return;
        }
        double[] of = b.doubles();
        int at = b.offset() + k;
        for (int j = 0; j < columns; j++) {
            into[j] = of[at];
            at += b.columns();
        }
    }

    private void addFour(int columns, double[] sum, double[] a, int at, int next) {
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
            double[] sum,
            double a0,
            double a1,
            double a2,
            double a3,
            double[] b0,
            double[] b1,
            double[] b2,
            double[] b3) {
        for (int j = 0; j < columns; j++) {
            sum[j] = sum[j] + a0 * b0[j] + a1 * b1[j] + a2 * b2[j] + a3 * b3[j];
        }
    }

    private void addFourShort(int columns, double[] sum, double[] a, int at, int next) {
        double a0 = a[at];
        double a1 = a[at + next];
        double a2 = a[at + 2 * next];
        double a3 = a[at + 3 * next];
        double[] b0 = factors[0];
        double[] b1 = factors[1];
        double[] b2 = factors[2];
        double[] b3 = factors[3];
        for (int j = 0; j < columns; j++) {
            sum[j] = sum[j] + a0 * b0[j] + a1 * b1[j] + a2 * b2[j] + a3 * b3[j];
        }
    }

    private static void addOne(int columns, double[] sum, double a, double[] b) {
        for (int j = 0; j < columns; j++) {
            sum[j] = sum[j] + a * b[j];
        }
    }
}
