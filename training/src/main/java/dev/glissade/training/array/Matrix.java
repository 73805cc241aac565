package dev.glissade.training.array;

import dev.glissade.Tensor;
import dev.glissade.spi.Precision;
import java.util.Arrays;

/**
 * A matrix in row-major order, float or double: memory of its own for up to a number of rows, or a window on a tensor.
 *
 * <p>Row {@code i} lies in {@link #floats()} or {@link #doubles()} from {@code offset() + i*columns()} on. Operations write into memory
 * that is there and allocate nothing. Not thread-safe.
 */
public final class Matrix {
    private static final float[] NO_FLOATS = {};
    private static final double[] NO_DOUBLES = {};

    private final boolean single;
    private final float[] floats;
    private final double[] doubles;
    private final int offset;
    private final int capacity;
    private final int columns;
    private int rows;

    private Matrix(boolean single, float[] floats, double[] doubles, int offset, int capacity, int columns) {
        this.single = single;
        this.floats = floats;
        this.doubles = doubles;
        this.offset = offset;
        this.capacity = capacity;
        this.columns = columns;
        this.rows = capacity;
    }

    /**
     * A matrix of zeros.
     *
     * @throws IllegalArgumentException if an array cannot hold so many elements
     */
    public static Matrix of(Precision precision, int rows, int columns) {
        long length = (long) rows * columns;
        if (rows < 0 || columns < 0 || length > Integer.MAX_VALUE - 8) {
            throw new IllegalArgumentException("a matrix of " + rows + " x " + columns + " does not fit into an array");
        }
        boolean single = precision == Precision.FLOAT;
        return new Matrix(
                single,
                single ? new float[(int) length] : NO_FLOATS,
                single ? NO_DOUBLES : new double[(int) length],
                0,
                rows,
                columns);
    }

    /** A window on a tensor on the heap, with as many columns as the tensor's last size; a vector or a number is one row. */
    public static Matrix over(Tensor tensor) {
        int[] shape = tensor.shape();
        int columns = shape.length == 0 ? 1 : shape[shape.length - 1];
        int rows = columns == 0 ? 0 : tensor.length() / columns;
        boolean single = tensor.precision() == Precision.FLOAT;
        return new Matrix(
                single,
                single ? tensor.floats() : NO_FLOATS,
                single ? NO_DOUBLES : tensor.doubles(),
                tensor.offset(),
                rows,
                columns);
    }

    public Precision precision() {
        return single ? Precision.FLOAT : Precision.DOUBLE;
    }

    /** The number of rows in use. */
    public int rows() {
        return rows;
    }

    /** The number of rows that there is memory for. */
    public int capacity() {
        return capacity;
    }

    public int columns() {
        return columns;
    }

    /** The index of the first element. */
    public int offset() {
        return offset;
    }

    /** The elements, if they are floats; otherwise empty. */
    public float[] floats() {
        return floats;
    }

    /** The elements, if they are doubles; otherwise empty. */
    public double[] doubles() {
        return doubles;
    }

    /**
     * Sets the number of rows in use; the elements stay.
     *
     * @throws IllegalArgumentException if there is no memory for so many
     */
    public Matrix rows(int count) {
        if (count < 0 || count > capacity) {
            throw new IllegalArgumentException("cannot use " + count + " rows of a matrix of " + capacity);
        }
        rows = count;
        return this;
    }

    /** The number of elements in use. */
    public int length() {
        return rows * columns;
    }

    /** An element; indices are not checked against the rows in use. */
    public double get(int row, int column) {
        int index = offset + row * columns + column;
        return single ? floats[index] : doubles[index];
    }

    /** Sets an element, rounded to nearest if these are floats. */
    public void set(int row, int column, double value) {
        int index = offset + row * columns + column;
        if (single) {
            floats[index] = (float) value;
        } else {
            doubles[index] = value;
        }
    }

    /** Sets all elements in use. */
    public void fill(double value) {
        if (single) {
            Arrays.fill(floats, offset, offset + length(), (float) value);
        } else {
            Arrays.fill(doubles, offset, offset + length(), value);
        }
    }

    /** Takes size and elements of another matrix of the same columns and precision. */
    public void copyFrom(Matrix other) {
        rows(other.rows);
        if (single) {
            System.arraycopy(other.floats, other.offset, floats, offset, length());
        } else {
            System.arraycopy(other.doubles, other.offset, doubles, offset, length());
        }
    }

    /**
     * Becomes the product {@code a b}, each transposed if so said, or has it added.
     *
     * @param add whether the product is added to what is here
     * @throws IllegalArgumentException if the sizes do not fit
     */
    public void product(Matrix a, boolean transposeA, Matrix b, boolean transposeB, boolean add) {
        int inner = transposeA ? a.rows : a.columns;
        if (rows != (transposeA ? a.columns : a.rows)
                || columns != (transposeB ? b.rows : b.columns)
                || inner != (transposeB ? b.columns : b.rows)) {
            throw new IllegalArgumentException("sizes do not fit: " + this + " = " + a + (transposeA ? "^T " : " ") + b
                    + (transposeB ? "^T" : ""));
        }
        if (length() == 0 || inner == 0) {
            if (!add) {
                fill(0);
            }
            return;
        }
        MatrixProducts.product(a, transposeA, b, transposeB, add, this);
    }

    /** Adds a matrix of one row to each row. */
    public void addToRows(Matrix row) {
        for (int i = 0; i < rows; i++) {
            int from = offset + i * columns;
            if (single) {
                for (int j = 0; j < columns; j++) {
                    floats[from + j] += row.floats[row.offset + j];
                }
            } else {
                for (int j = 0; j < columns; j++) {
                    doubles[from + j] += row.doubles[row.offset + j];
                }
            }
        }
    }

    /** Becomes one row: the sums of the columns of another matrix, added from the first row to the last. */
    public void columnSums(Matrix of) {
        rows(1);
        fill(0);
        for (int i = 0; i < of.rows; i++) {
            int from = of.offset + i * columns;
            if (single) {
                for (int j = 0; j < columns; j++) {
                    floats[offset + j] += of.floats[from + j];
                }
            } else {
                for (int j = 0; j < columns; j++) {
                    doubles[offset + j] += of.doubles[from + j];
                }
            }
        }
    }

    /** The column of the highest element of a row, of equal ones the first; 0 if none is a number. */
    public int highest(int row) {
        int best = 0;
        for (int j = 1; j < columns; j++) {
            if (get(row, j) > get(row, best)) {
                best = j;
            }
        }
        return best;
    }

    @Override
    public String toString() {
        return "[" + rows + ", " + columns + "]";
    }
}
