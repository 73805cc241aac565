package dev.glissade.training.array;

import dev.glissade.spi.Precision;
import java.util.Arrays;

/**
 * A product {@code sparse^T * dense} as the list of those of its rows that are not empty, in rising order: as many as the sparse matrix
 * has columns with an element, however many columns it has. Each row is added up in the order of the sparse matrix's rows, so it has the
 * bits that it has in the whole product. Its memory grows with the largest product and is kept. Not thread-safe.
 */
public final class TouchedRows {
    private final int[] places;
    private int[] numbers = new int[16];
    private Matrix rows;
    private int count;

    /** No rows yet. */
    public TouchedRows(Precision precision, int sparseColumns, int denseColumns) {
        this.places = new int[sparseColumns];
        this.rows = Matrix.of(precision, 16, denseColumns);
    }

    /** Takes the rows of a product in place of what was. */
    public void product(SparseMatrix sparse, Matrix dense) {
        collect(sparse);
        if (rows.capacity() < count) {
            rows = Matrix.of(rows.precision(), Math.max(count, 2 * rows.capacity()), rows.columns());
        }
        rows.rows(count).fill(0);
        for (int k = 0; k < count; k++) {
            places[numbers[k]] = k;
        }
        for (int i = 0; i < sparse.rows(); i++) {
            for (int e = sparse.start(i); e < sparse.start(i + 1); e++) {
                SparseMatrix.addScaled(sparse.value(e), dense, i, rows, places[sparse.column(e)]);
            }
        }
        for (int k = 0; k < count; k++) {
            places[numbers[k]] = 0;
        }
    }

    /** Finds which rows there are; a place that is not 0 marks those that were found. */
    private void collect(SparseMatrix sparse) {
        count = 0;
        for (int e = 0; e < sparse.count(); e++) {
            int number = sparse.column(e);
            if (places[number] == 0) {
                places[number] = 1;
                if (count == numbers.length) {
                    numbers = Arrays.copyOf(numbers, 2 * count);
                }
                numbers[count++] = number;
            }
        }
        Arrays.sort(numbers, 0, count);
    }

    /** How many rows there are. */
    public int count() {
        return count;
    }

    /** Their numbers, rising; the first {@link #count} count. */
    public int[] numbers() {
        return numbers;
    }

    /** The rows, one behind the other, from the first element on. */
    public Matrix rows() {
        return rows;
    }
}
