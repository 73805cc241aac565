package dev.glissade;

import dev.glissade.spi.BlockCopy;
import dev.glissade.spi.Precision;
import dev.glissade.spi.Storage;
import java.nio.Buffer;
import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
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
     * @throws IllegalStateException if it holds doubles or lies off the heap
     */
    public float[] floats() {
        if (array instanceof float[] floats) {
            return floats;
        }
        throw notInAnArray("doubles");
    }

    /**
     * The array that holds it, from {@link #offset()} on.
     *
     * @throws IllegalStateException if it holds floats or lies off the heap
     */
    public double[] doubles() {
        if (array instanceof double[] doubles) {
            return doubles;
        }
        throw notInAnArray("floats");
    }

    private IllegalStateException notInAnArray(String others) {
        return new IllegalStateException("tensor '" + name
                + (isOffHeap() ? "' lies off the heap: use get, set, copyTo and copyFrom" : "' holds " + others));
    }

    /** Whether it lies in a direct buffer of the caller's, so that there is no array. */
    public boolean isOffHeap() {
        return array instanceof Buffer;
    }

    /** The element at a row-major index from 0; exact also for floats. */
    public double get(int index) {
        Objects.checkIndex(index, length);
        if (array instanceof FloatBuffer floats) {
            return floats.get(offset + index);
        }
        if (array instanceof DoubleBuffer doubles) {
            return doubles.get(offset + index);
        }
        return array instanceof float[] floats ? floats[offset + index] : doubles()[offset + index];
    }

    /** Sets the element at a row-major index from 0; rounds to nearest if the tensor holds floats. */
    public void set(int index, double value) {
        Objects.checkIndex(index, length);
        if (array instanceof FloatBuffer floats) {
            floats.put(offset + index, (float) value);
        } else if (array instanceof DoubleBuffer doubles) {
            doubles.put(offset + index, value);
        } else if (array instanceof float[] floats) {
            floats[offset + index] = (float) value;
        } else {
            doubles()[offset + index] = value;
        }
    }

    /** Sets every element. */
    public void fill(double value) {
        if (isOffHeap()) {
            for (int i = 0; i < length; i++) {
                set(i, value);
            }
        } else if (array instanceof float[] floats) {
            Arrays.fill(floats, offset, offset + length, (float) value);
        } else {
            Arrays.fill(doubles(), offset, offset + length, value);
        }
    }

    /** Copies all elements from an array of the tensor's precision and length. */
    public void copyFrom(float[] values) {
        requireFit(values.length, Precision.FLOAT);
        copyFrom(values, 0);
    }

    /** Copies all elements from an array of the tensor's precision and length. */
    public void copyFrom(double[] values) {
        requireFit(values.length, Precision.DOUBLE);
        copyFrom(values, 0);
    }

    /** Copies all elements to an array of the tensor's precision and length. */
    public void copyTo(float[] values) {
        requireFit(values.length, Precision.FLOAT);
        copyTo(values, 0);
    }

    /** Copies all elements to an array of the tensor's precision and length. */
    public void copyTo(double[] values) {
        requireFit(values.length, Precision.DOUBLE);
        copyTo(values, 0);
    }

    /** The elements as doubles, a copy. */
    public double[] toDoubles() {
        double[] values = new double[length];
        for (int i = 0; i < length; i++) {
            values[i] = get(i);
        }
        return values;
    }

    /** The array that holds it, or the buffer off the heap. */
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
        return !isOffHeap() && offset == 0 && length == BlockCopy.length(array);
    }

    /** Copies the elements of another tensor of the same precision and length. */
    void copyFrom(Tensor other) {
        if (other.isOffHeap()) {
            Object between = Arena.array(Storage.PARAM, precision, length);
            other.copyTo(between, 0);
            copyFrom(between, 0);
        } else {
            copyFrom(other.array, other.offset);
        }
    }

    /** Copies the elements from a part of an array of the tensor's precision. */
    void copyFrom(Object values, int from) {
        BlockCopy.store(values, from, array, offset, length);
    }

    /** Copies the elements to a part of an array of the tensor's precision. */
    void copyTo(Object values, int to) {
        BlockCopy.load(array, offset, values, to, length);
    }

    private void requireFit(int found, Precision given) {
        if (given != precision) {
            throw new IllegalStateException(
                    "tensor '" + name + "' holds " + (precision == Precision.FLOAT ? "floats" : "doubles"));
        }
        if (found != length) {
            throw new IllegalArgumentException("tensor '" + name + "' has " + length + " elements, the array " + found);
        }
    }

    @Override
    public String toString() {
        return name + Arrays.toString(shape);
    }
}
