package dev.glissade.training.data;

/**
 * Rows that can be had in any order, any number of times.
 *
 * <p>Those of this package give the same row for the same number always. They are safe between threads if they say so.
 */
public interface Dataset {

    /** What a row consists of. */
    Schema schema();

    /** The number of rows. */
    int size();

    /**
     * Adds a row to a batch.
     *
     * @param row from 0
     * @param into a batch made for this schema that has room for one more
     * @throws IndexOutOfBoundsException if there is no such row
     * @throws java.io.UncheckedIOException if it lies on a disk and cannot be read
     */
    void read(int row, Batch into);

    /**
     * The class of a row, as a label from 0, or the number that is to be predicted.
     *
     * @throws IndexOutOfBoundsException if there is no such row
     */
    double target(int row);

    /** Some of the rows, in an order of the caller's; rows may come several times. A view: nothing but the numbers is copied. */
    default Dataset rows(int... rows) {
        return Selection.of(this, rows);
    }
}
