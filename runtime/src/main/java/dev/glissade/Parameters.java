package dev.glissade;

import dev.glissade.spi.Precision;
import dev.glissade.spi.Storage;
import java.nio.Buffer;
import java.nio.ByteBuffer;
import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An ordered set of named tensors, all float or all double: what an optimizer moves, or a point at which a gradient is wanted.
 *
 * <p>The tensors lie in arrays of the caller's, which are not copied,
 *
 * <pre>{@code
 * Parameters parameters = Parameters.builder().add("w", w, 10, 64).add("b", b).build();
 * }</pre>
 *
 * or in memory that the library lays out, one block for all:
 *
 * <pre>{@code
 * Parameters parameters = Parameters.arena(Precision.FLOAT).add("w", 10, 64).add("b", 10).build();
 * }</pre>
 *
 * <p>The set is fixed when it is made; the elements are as safe between threads as the arrays that hold them.
 */
public final class Parameters {
    /** What the tensor is called where only one is given, as an array. */
    static final String ONLY = "theta";

    private final Layout layout;
    private final List<Tensor> tensors;

    private Parameters(Layout layout, List<Tensor> tensors) {
        this.layout = layout;
        this.tensors = List.copyOf(tensors);
    }

    static Parameters in(Layout layout, Arena arena) {
        return new Parameters(layout, arena.tensors(layout));
    }

    /** One tensor, called {@code theta}, over the caller's array. */
    public static Parameters of(float[] array) {
        return builder().add(ONLY, array).build();
    }

    /** One tensor, called {@code theta}, over the caller's array. */
    public static Parameters of(double[] array) {
        return builder().add(ONLY, array).build();
    }

    /** Starts a set over arrays of the caller's. */
    public static Builder builder() {
        return new Builder();
    }

    /** Starts a set in one block of memory of the library's, all zeros at first. */
    public static ArenaBuilder arena(Precision precision) {
        return new ArenaBuilder(precision);
    }

    public Precision precision() {
        return layout.precision();
    }

    /** The names, in order. */
    public List<String> names() {
        return layout.names();
    }

    /** The tensors, in order. */
    public List<Tensor> tensors() {
        return tensors;
    }

    /**
     * The tensor of a name.
     *
     * @throws IllegalArgumentException if there is none; the message lists the names
     */
    public Tensor tensor(String name) {
        return tensors.get(layout.index(name));
    }

    /**
     * The array that holds a float tensor and nothing else, as one given by the caller does.
     *
     * @throws IllegalStateException if the tensor lies in a longer array, or holds doubles
     */
    public float[] floats(String name) {
        return whole(tensor(name)).floats();
    }

    /**
     * The array that holds a double tensor and nothing else, as one given by the caller does.
     *
     * @throws IllegalStateException if the tensor lies in a longer array, or holds floats
     */
    public double[] doubles(String name) {
        return whole(tensor(name)).doubles();
    }

    /** As {@link #floats(String)}, where there is only one tensor. */
    public float[] floats() {
        return whole(only()).floats();
    }

    /** As {@link #doubles(String)}, where there is only one tensor. */
    public double[] doubles() {
        return whole(only()).doubles();
    }

    /** Gradients for these parameters, in memory of their own, zero at first and present for every tensor. */
    public Gradients gradients() {
        return new Gradients(layout, Arena.allocate(layout, Storage.PARAM, 0).tensors(layout));
    }

    /** The same tensors with the same elements, in memory of their own. */
    public Parameters copy() {
        Parameters copy = in(layout, Arena.allocate(layout, Storage.PARAM, 0));
        for (int i = 0; i < tensors.size(); i++) {
            copy.tensors.get(i).copyFrom(tensors.get(i));
        }
        return copy;
    }

    /** The number of elements of all tensors together. */
    public long count() {
        return tensors.stream().mapToLong(Tensor::length).sum();
    }

    Layout layout() {
        return layout;
    }

    private Tensor only() {
        if (tensors.size() != 1) {
            throw new IllegalStateException("there are several tensors; name one of " + names());
        }
        return tensors.get(0);
    }

    private static Tensor whole(Tensor tensor) {
        if (!tensor.ownsArray()) {
            throw new IllegalStateException("tensor '" + tensor.name() + "' is a part of a longer array; take tensor(\""
                    + tensor.name() + "\") and its offset()");
        }
        return tensor;
    }

    @Override
    public String toString() {
        return "Parameters" + tensors;
    }

    /** Collects tensors over arrays of the caller's. Not thread-safe. */
    public static final class Builder {
        private final Map<String, Tensor> tensors = new LinkedHashMap<>();
        private final IdentityHashMap<Object, List<Tensor>> sharers = new IdentityHashMap<>();

        private Builder() {}

        /**
         * Adds a tensor that is a whole array.
         *
         * @param shape its sizes, whose product is the array's length; without any, a vector
         * @throws IllegalArgumentException if the name is taken, the precision is another than before, or the shape does not fit
         */
        public Builder add(String name, float[] array, int... shape) {
            return add(name, Precision.FLOAT, array, array.length, shape);
        }

        /** As {@link #add(String, float[], int...)}, in double. */
        public Builder add(String name, double[] array, int... shape) {
            return add(name, Precision.DOUBLE, array, array.length, shape);
        }

        /**
         * Adds a tensor off the heap: what lies between the buffer's position and its limit, which may move afterwards. The buffer
         * keeps the memory alive; whoever frees it by other means must have no more use for the optimizer. Steps bring it block by
         * block through arrays in the nearest cache. Two buffers over one memory are not noticed.
         *
         * @param buffer direct, in the order of the machine, not read-only
         * @param shape its sizes, whose product is the number of elements that remain; without any, a vector
         * @throws IllegalArgumentException also if the buffer is not so
         */
        public Builder add(String name, FloatBuffer buffer, int... shape) {
            FloatBuffer memory = OffHeap.take(name, buffer);
            return add(name, Precision.FLOAT, memory, memory.limit(), shape);
        }

        /** As {@link #add(String, FloatBuffer, int...)}, in double. */
        public Builder add(String name, DoubleBuffer buffer, int... shape) {
            DoubleBuffer memory = OffHeap.take(name, buffer);
            return add(name, Precision.DOUBLE, memory, memory.limit(), shape);
        }

        /** As {@link #add(String, FloatBuffer, int...)}, with the bytes of floats or doubles. */
        public Builder add(String name, ByteBuffer buffer, Precision precision, int... shape) {
            Buffer memory = OffHeap.take(name, buffer, precision);
            return add(name, precision, memory, memory.limit(), shape);
        }

        /**
         * Adds a tensor that is a part of an array, from {@code offset} on.
         *
         * @throws IllegalArgumentException also if the part does not lie in the array or overlaps with another tensor
         */
        public Builder slice(String name, float[] array, int offset, int... shape) {
            return add(name, Precision.FLOAT, array, array.length, offset, shape);
        }

        /** As {@link #slice(String, float[], int, int...)}, in double. */
        public Builder slice(String name, double[] array, int offset, int... shape) {
            return add(name, Precision.DOUBLE, array, array.length, offset, shape);
        }

        /** Makes the set; an {@link IllegalArgumentException} if it is empty. */
        public Parameters build() {
            if (tensors.isEmpty()) {
                throw new IllegalArgumentException("parameters without a tensor");
            }
            List<Tensor> all = List.copyOf(tensors.values());
            return new Parameters(Layout.of(all), all);
        }

        private Builder add(String name, Precision precision, Object array, int available, int[] shape) {
            int[] sizes = shape.length == 0 ? new int[] {available} : shape.clone();
            if (Layout.elements(sizes) != available) {
                throw new IllegalArgumentException("tensor '" + name + "' of shape " + Arrays.toString(sizes) + " has "
                        + Layout.elements(sizes) + " elements, its array " + available);
            }
            return add(name, precision, array, available, 0, sizes);
        }

        private Builder add(String name, Precision precision, Object array, int available, int offset, int[] shape) {
            Tensor tensor = new Tensor(name, shape.clone(), precision, array, offset);
            if (offset < 0 || offset > available - tensor.length()) {
                throw new IllegalArgumentException("tensor '" + name + "', elements " + offset + " to "
                        + ((long) offset + tensor.length()) + ", does not lie in its array of " + available);
            }
            for (Tensor other : tensors.values()) {
                if (other.precision() != precision) {
                    throw new IllegalArgumentException(
                            "tensor '" + name + "' is " + precision + ", '" + other.name() + "' " + other.precision());
                }
            }
            List<Tensor> sharing = sharers.computeIfAbsent(array, a -> new ArrayList<>());
            for (Tensor other : sharing) {
                if (offset < other.offset() + other.length() && other.offset() < offset + tensor.length()) {
                    throw new IllegalArgumentException(
                            "tensors '" + other.name() + "' and '" + name + "' overlap in one array");
                }
            }
            requireNew(name, tensors);
            sharing.add(tensor);
            tensors.put(name, tensor);
            return this;
        }
    }

    /** Collects the tensors of an arena. Not thread-safe. */
    public static final class ArenaBuilder {
        private final Precision precision;
        private final Map<String, int[]> shapes = new LinkedHashMap<>();

        private ArenaBuilder(Precision precision) {
            this.precision = precision;
        }

        /**
         * Adds a tensor.
         *
         * @param shape its sizes; without any, a single number
         * @throws IllegalArgumentException if the name is taken or the shape is none
         */
        public ArenaBuilder add(String name, int... shape) {
            Layout.elements(shape);
            requireNew(name, shapes);
            shapes.put(name, shape.clone());
            return this;
        }

        /** Makes the set and its memory; an {@link IllegalArgumentException} if it is empty. */
        public Parameters build() {
            if (shapes.isEmpty()) {
                throw new IllegalArgumentException("parameters without a tensor");
            }
            Layout layout = Layout.of(precision, shapes);
            return in(layout, Arena.allocate(layout, Storage.PARAM, 0));
        }
    }

    private static void requireNew(String name, Map<String, ?> known) {
        if (name.isEmpty()) {
            throw new IllegalArgumentException("a tensor needs a name");
        }
        if (known.containsKey(name)) {
            throw new IllegalArgumentException("there are two tensors '" + name + "'");
        }
    }
}
