package dev.glissade;

/** The gradient of one tensor, given as a list of elements or rows in the caller's arrays. */
final class SparseGradient {
    private int[] indices = {};
    private Object values = indices;
    private int count;
    private int width = 1;
    private boolean given;

    /** Takes a list that fits its arrays; {@code width} is the number of elements of a row. */
    void give(int[] ofIndices, Object ofValues, int number, int elements) {
        indices = ofIndices;
        values = ofValues;
        count = number;
        width = elements;
        given = true;
    }

    /** Lets the gradient be a dense one. */
    void drop() {
        given = false;
    }

    /** Leaves no element in the list. */
    void clear() {
        count = 0;
    }

    boolean isGiven() {
        return given;
    }

    /** Shows every element of the list, those of a row one after the other. */
    void show(ListedElements to) {
        for (int k = 0; k < count; k++) {
            for (int i = 0; i < width; i++) {
                int place = k * width + i;
                double value = values instanceof float[] floats ? floats[place] : ((double[]) values)[place];
                to.element(indices[k] * width + i, value);
            }
        }
    }

    int[] indices() {
        return indices;
    }

    /** {@code float[]} or {@code double[]}, row by row. */
    Object values() {
        return values;
    }

    int count() {
        return count;
    }

    int width() {
        return width;
    }
}
