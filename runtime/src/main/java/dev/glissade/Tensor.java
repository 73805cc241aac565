package dev.glissade;

import dev.glissade.spi.Precision;
import java.util.Arrays;
import java.util.Objects;

/**
 * A named tensor: a shape, and the part of an array where its elements lie, in row-major order. A window on memory, not a copy:
 * what is written through it, the array's other users see.
 *
 * <p>Not thread-safe by itself: as an array.
 */
public final class Tensor {
    private final String name;
    private final int[] shape;
    private final Precision precision;
    private final Object array;
    private final int offset;
    private final int length;

    Tensor(String name, int[] shape, Precision precision, Object array, int offset) {
        this.name = name;
        this.shape = shape;
        this.precision = precision;
        this.array = array;
        this.offset = offset;
        this.length = Layout.elements(shape);
    }

    public String name() {
        return name;
    }

    /** The sizes of its dimensions, a copy. */
    public int[] shape() {
        return shape.clone();
    }

    public Precision precision() {
        return precision;
    }

    /** The number of its elements, the product of the shape. */
    public int length() {
        return length;
    }

    /**
     * The index of its first element in {@link #floats()} or {@link #doubles()}: 0 over a caller's own array, mostly not in an
     * arena.
     */
    public int offset() {
        return offset;
    }

    /**
     * The array that holds it, from {@link #offset()} on.
     *
     * @throws IllegalStateException if it holds doubles
     */
    public float[] floats() {
        if (array instanceof float[] floats) {
            return floats;
        }
        throw new IllegalStateException("tensor '" + name + "' holds doubles");
    }

    /**
     * The array that holds it, from {@link #offset()} on.
     *
     * @throws IllegalStateException if it holds floats
     */
    public double[] doubles() {
        if (array instanceof double[] doubles) {
            return doubles;
        }
        throw new IllegalStateException("tensor '" + name + "' holds floats");
    }

    /** The element at a row-major index from 0; exact also for floats. */
    public double get(int index) {
        Objects.checkIndex(index, length);
        return array instanceof float[] floats ? floats[offset + index] : doubles()[offset + index];
    }

    /** Sets the element at a row-major index from 0; rounds to nearest if the tensor holds floats. */
    public void set(int index, double value) {
        Objects.checkIndex(index, length);
        if (array instanceof float[] floats) {
            floats[offset + index] = (float) value;
        } else {
            doubles()[offset + index] = value;
        }
    }

    /** Sets every element. */
    public void fill(double value) {
        if (array instanceof float[] floats) {
            Arrays.fill(floats, offset, offset + length, (float) value);
        } else {
            Arrays.fill(doubles(), offset, offset + length, value);
        }
    }

    /** Copies all elements from an array of the tensor's precision and length. */
    public void copyFrom(float[] values) {
        requireLength(values.length);
        System.arraycopy(values, 0, floats(), offset, length);
    }

    /** Copies all elements from an array of the tensor's precision and length. */
    public void copyFrom(double[] values) {
        requireLength(values.length);
        System.arraycopy(values, 0, doubles(), offset, length);
    }

    /** The elements as doubles, a copy. */
    public double[] toDoubles() {
        double[] values = new double[length];
        for (int i = 0; i < length; i++) {
            values[i] = get(i);
        }
        return values;
    }

    Object array() {
        return array;
    }

    /** Whether it lies in this very array: one that is equal is another. */
    @SuppressWarnings("ReferenceEquality")
    boolean liesIn(Object other) {
        return array == other;
    }

    /** Whether the array holds this tensor and nothing else. */
    boolean ownsArray() {
        return offset == 0 && length == (array instanceof float[] floats ? floats.length : doubles().length);
    }

    /** Copies the elements of another tensor of the same precision and length. */
    void copyFrom(Tensor other) {
        System.arraycopy(other.array, other.offset, array, offset, length);
    }

    private void requireLength(int found) {
        if (found != length) {
            throw new IllegalArgumentException("tensor '" + name + "' has " + length + " elements, the array " + found);
        }
    }

    @Override
    public String toString() {
        return name + Arrays.toString(shape);
    }
}
