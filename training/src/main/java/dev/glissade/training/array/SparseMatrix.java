package dev.glissade.training.array;

import dev.glissade.spi.Precision;
import java.util.Arrays;

/**
 * A matrix whose rows list their elements that are not 0; emptied and filled again for each batch. Its memory grows with the longest
 * batch and is kept. Not thread-safe.
 */
public final class SparseMatrix {
    private final int columns;
    private int[] starts;
    private int[] indices = new int[16];
    private double[] values = new double[16];
    private int rows;

    /** An empty matrix. */
    public SparseMatrix(int rowCapacity, int columns) {
        this.columns = columns;
        this.starts = new int[rowCapacity + 1];
    }

    public int rows() {
        return rows;
    }

    public int columns() {
        return columns;
    }

    /** The number of elements that are listed. */
    public int count() {
        return starts[rows];
    }

    /** Where the elements of a row begin; those of row {@code i} end where those of {@code i+1} begin. */
    public int start(int row) {
        return starts[row];
    }

    /** The column of a listed element. */
    public int column(int element) {
        return indices[element];
    }

    /** The value of a listed element. */
    public double value(int element) {
        return values[element];
    }

    /** Sets the value of a listed element. */
    public void value(int element, double value) {
        values[element] = value;
    }

    /** Forgets all rows. */
    public void clear() {
        rows = 0;
    }

    /** Adds a row with {@code length} elements, taken from two arrays. */
    public void addRow(int[] fromIndices, double[] fromValues, int from, int length) {
        int start = starts[rows];
        if (start + length > indices.length) {
            int wanted = Math.max(start + length, indices.length + (indices.length >> 1));
            indices = Arrays.copyOf(indices, wanted);
            values = Arrays.copyOf(values, wanted);
        }
        System.arraycopy(fromIndices, from, indices, start, length);
        System.arraycopy(fromValues, from, values, start, length);
        if (rows + 1 == starts.length) {
            starts = Arrays.copyOf(starts, starts.length + (starts.length >> 1) + 1);
        }
        starts[++rows] = start + length;
    }

    /** Writes {@code this * dense} over another matrix. */
    public void times(Matrix dense, Matrix into) {
        into.rows(rows).fill(0);
        for (int i = 0; i < rows; i++) {
            for (int e = starts[i]; e < starts[i + 1]; e++) {
                addScaled(values[e], dense, indices[e], into, i);
            }
        }
    }

    /** Adds {@code this^T * dense} to another matrix. */
    public void addTransposedTimes(Matrix dense, Matrix into) {
        for (int i = 0; i < rows; i++) {
            for (int e = starts[i]; e < starts[i + 1]; e++) {
                addScaled(values[e], dense, i, into, indices[e]);
            }
        }
    }

    /** Adds a multiple of a row of one matrix to a row of another. */
    static void addScaled(double factor, Matrix from, int row, Matrix into, int target) {
        int columns = from.columns();
        int a = from.offset() + row * columns;
        int b = into.offset() + target * columns;
        if (from.precision() == Precision.FLOAT) {
            float scale = (float) factor;
            float[] source = from.floats();
            float[] sum = into.floats();
            for (int j = 0; j < columns; j++) {
                sum[b + j] += scale * source[a + j];
            }
        } else {
            double[] source = from.doubles();
            double[] sum = into.doubles();
            for (int j = 0; j < columns; j++) {
                sum[b + j] += factor * source[a + j];
            }
        }
    }
}
