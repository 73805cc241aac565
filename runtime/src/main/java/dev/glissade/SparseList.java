package dev.glissade;

import dev.glissade.spi.Precision;

/**
 * A sparse gradient as a kernel wants it: indices strictly rising, each once.
 *
 * <p>What comes so is used where it lies. Anything else is sorted, and the values of an index that comes several times are added in
 * the order in which they came, the second to the first and so on, in the precision of the parameters. Memory grows to the longest
 * list and is kept.
 */
final class SparseList {
    private final boolean negate;
    private final RowSums sums;
    private final ListSquares squares;
    private final IndexSort sort = new IndexSort();
    private int[] own = {};
    private int[] elements = own;
    private boolean expanded;
    private int[] indices = own;
    private Object values;
    private int count;
    private int width = 1;

    SparseList(Precision precision, boolean negate) {
        this.negate = negate;
        this.sums = precision == Precision.FLOAT ? new RowSums.Floats() : new RowSums.Doubles();
        this.squares = new ListSquares(precision);
        this.values = sums.values();
    }

    int[] indices() {
        return indices;
    }

    Object values() {
        return values;
    }

    /** The number of elements or rows. */
    int count() {
        return count;
    }

    /** The number of elements of a row; 1 for a list of elements. */
    int width() {
        return width;
    }

    /**
     * Takes a list.
     *
     * @param limit how many elements or rows the tensor has
     * @throws IllegalArgumentException if an index is not one of the tensor's; nothing has changed then
     */
    void take(String tensor, SparseGradient given, int limit) {
        boolean rising = check(tensor, given, limit);
        expanded = false;
        width = given.width();
        if (rising) {
            count = given.count();
            indices = given.indices();
            values = given.values();
        } else {
            merge(given, limit);
        }
        if (negate) {
            scale(-1, 1);
        }
    }

    /** Multiplies the values by {@code first}, then by {@code second}, both rounded; not in the caller's array. */
    void scale(double first, double second) {
        values = sums.scaled(values, count * width, first, second);
    }

    /** The sum of the squares of {@code factor*x}, the bits of a dense sum. */
    double squares(double factor) {
        return squares.of(values, indices, count, width, factor);
    }

    /** Whether no value times {@code factor} is NaN or infinite. */
    boolean isFinite(double factor) {
        return BlockMath.isFinite(values, 0, count * width, factor);
    }

    /** The indices of all elements: of a list of rows, those of each row. */
    int[] elements() {
        if (width == 1) {
            return indices;
        }
        if (!expanded) {
            if (elements.length < count * width) {
                elements = new int[count * width];
            }
            for (int k = 0; k < count; k++) {
                for (int i = 0; i < width; i++) {
                    elements[k * width + i] = indices[k] * width + i;
                }
            }
            expanded = true;
        }
        return elements;
    }

    /** Looks for bad indices, and whether the list is strictly rising. */
    private static boolean check(String tensor, SparseGradient given, int limit) {
        int[] indices = given.indices();
        int count = given.count();
        if (count == 0) {
            return true;
        }
        if (isRising(indices, count) && indices[0] >= 0) {
            if (indices[count - 1] >= limit) {
                refuse(tensor, given, limit);
            }
            return true;
        }
        refuse(tensor, given, limit);
        return false;
    }

    /** Whether a list of numbers of which none is negative is strictly rising; of others, false. No branch, so that it is fast. */
    private static boolean isRising(int[] indices, int count) {
        int signs = indices[0];
        for (int k = 1; k < count; k++) {
            signs |= indices[k] | (indices[k] - indices[k - 1] - 1);
        }
        return signs >= 0;
    }

    /** Refuses a list with an index that the tensor does not have. */
    private static void refuse(String tensor, SparseGradient given, int limit) {
        for (int k = 0; k < given.count(); k++) {
            int index = given.indices()[k];
            if (index < 0 || index >= limit) {
                String what = given.width() == 1 ? "elements" : "rows";
                throw new IllegalArgumentException("tensor '" + tensor + "' has " + limit + " " + what
                        + ", but its sparse gradient has index " + index + " at position " + k);
            }
        }
    }

    private void merge(SparseGradient given, int limit) {
        long[] sorted = sort.sort(given.indices(), given.count(), limit);
        if (own.length < given.count()) {
            own = new int[given.count()];
        }
        count = sums.merge(given.values(), sorted, given.count(), width, own);
        indices = own;
        values = sums.values();
    }
}
