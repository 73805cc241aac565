package dev.glissade;

import dev.glissade.spi.Precision;
import java.nio.Buffer;
import java.nio.ByteBuffer;
import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;

/**
 * One gradient per tensor of a set of parameters, or none for some of them, and the loss that came with them.
 *
 * <p>They lie in memory of the library's ({@link Parameters#gradients()}) or in arrays of the caller's, which are not copied:
 *
 * <pre>{@code
 * Gradients gradients = Gradients.over(parameters).use("w", dw).use("b", db);
 * }</pre>
 *
 * <p>Lengths are checked here, once; a step looks at nothing but whether the gradients belong to its parameters. A gradient that
 * is NaN or infinite is used like any other number: what becomes of it is the rule's arithmetic, and a NaN stays in every state
 * that it reaches. Not thread-safe.
 */
public final class Gradients {
    private final Layout layout;
    private final List<Tensor> tensors;
    private final boolean[] present;
    private final SparseGradient[] sparse;
    private int sparseCount;
    private double loss = Double.NaN;
    private long version;

    Gradients(Layout layout, List<Tensor> tensors) {
        this.layout = layout;
        this.sparse = noLists(layout.size());
        this.tensors = new ArrayList<>(tensors);
        this.present = new boolean[layout.size()];
        Arrays.fill(present, true);
    }

    private Gradients(Layout layout) {
        this.layout = layout;
        this.sparse = noLists(layout.size());
        this.present = new boolean[layout.size()];
        this.tensors = new ArrayList<>();
        Object nothing = layout.precision() == Precision.FLOAT ? new float[0] : new double[0];
        for (int i = 0; i < layout.size(); i++) {
            tensors.add(new Tensor(layout.name(i), new int[] {0}, layout.precision(), nothing, 0));
        }
    }

    private static SparseGradient[] noLists(int tensors) {
        SparseGradient[] none = new SparseGradient[tensors];
        Arrays.setAll(none, i -> new SparseGradient());
        return none;
    }

    /** No gradients yet; give them with {@code use}. */
    public static Gradients over(Parameters parameters) {
        return new Gradients(parameters.layout());
    }

    /** The gradient of the only tensor of {@link Parameters#of(float[])}, in the caller's array. */
    public static Gradients of(float[] array) {
        return over(Parameters.of(array)).use(Parameters.ONLY, array);
    }

    /** The gradient of the only tensor of {@link Parameters#of(double[])}, in the caller's array. */
    public static Gradients of(double[] array) {
        return over(Parameters.of(array)).use(Parameters.ONLY, array);
    }

    /**
     * Takes the caller's array for a tensor's gradient from now on.
     *
     * @throws IllegalArgumentException if there is no such tensor, or its length or precision is another
     */
    public Gradients use(String name, float[] array) {
        return use(layout.index(name), Precision.FLOAT, array, 0, array.length);
    }

    /** As {@link #use(String, float[])}, in double. */
    public Gradients use(String name, double[] array) {
        return use(layout.index(name), Precision.DOUBLE, array, 0, array.length);
    }

    /**
     * Takes memory off the heap for a tensor's gradient; see {@link Parameters.Builder#add(String, FloatBuffer, int...)}.
     *
     * @throws IllegalArgumentException also if the buffer is not direct, not in the order of the machine, or read-only
     */
    public Gradients use(String name, FloatBuffer buffer) {
        FloatBuffer memory = OffHeap.take(name, buffer);
        return use(layout.index(name), Precision.FLOAT, memory, 0, memory.limit());
    }

    /** As {@link #use(String, FloatBuffer)}, in double. */
    public Gradients use(String name, DoubleBuffer buffer) {
        DoubleBuffer memory = OffHeap.take(name, buffer);
        return use(layout.index(name), Precision.DOUBLE, memory, 0, memory.limit());
    }

    /** As {@link #use(String, FloatBuffer)}, with the bytes of floats or doubles, as the parameters are. */
    public Gradients use(String name, ByteBuffer buffer) {
        Buffer memory = OffHeap.take(name, buffer, layout.precision());
        return use(layout.index(name), layout.precision(), memory, 0, memory.limit());
    }

    /**
     * Takes a part of the caller's array for a tensor's gradient, from {@code offset} on as many elements as the tensor has. Tensors
     * whose parameters and gradients both lie one behind the other are stepped as one.
     *
     * @throws IllegalArgumentException if there is no such tensor, its precision is another, or the part does not lie in the array
     */
    public Gradients slice(String name, float[] array, int offset) {
        int tensor = layout.index(name);
        requirePart(tensor, array.length, offset);
        return use(tensor, Precision.FLOAT, array, offset, layout.length(tensor));
    }

    /** As {@link #slice(String, float[], int)}, in double. */
    public Gradients slice(String name, double[] array, int offset) {
        int tensor = layout.index(name);
        requirePart(tensor, array.length, offset);
        return use(tensor, Precision.DOUBLE, array, offset, layout.length(tensor));
    }

    /**
     * Takes a tensor's gradient as a list of elements, from now on: element {@code indices[k]} has {@code values[k]}, all others have
     * 0. An index may come several times; its values are then added, in their order. Any order will do; strictly rising indices
     * save a step from sorting them. Neither array is copied or written: between steps they may be filled again, or others given.
     *
     * <p>A step refuses indices that the tensor does not have, and rules for which it matters that elements are left out
     * ({@link RuleBuilder#lazy}).
     *
     * @param indices row-major, from 0
     * @param count how many entries of the arrays count, from the first
     * @throws IllegalArgumentException if there is no such tensor, its precision is another, or the arrays are shorter than {@code
     *     count}
     */
    public Gradients sparse(String name, int[] indices, float[] values, int count) {
        return list(layout.index(name), indices, Precision.FLOAT, values, values.length, count, 1);
    }

    /** As {@link #sparse(String, int[], float[], int)}, in double. */
    public Gradients sparse(String name, int[] indices, double[] values, int count) {
        return list(layout.index(name), indices, Precision.DOUBLE, values, values.length, count, 1);
    }

    /**
     * Takes a tensor's gradient as a list of rows, as embeddings have it; otherwise as {@link #sparse(String, int[], float[], int)}.
     * A row is what the first index of the shape selects.
     *
     * @param rows numbers of rows, from 0
     * @param values row after row, each with all its elements
     */
    public Gradients rows(String name, int[] rows, float[] values, int count) {
        int tensor = layout.index(name);
        return list(tensor, rows, Precision.FLOAT, values, values.length, count, width(tensor));
    }

    /** As {@link #rows(String, int[], float[], int)}, in double. */
    public Gradients rows(String name, int[] rows, double[] values, int count) {
        int tensor = layout.index(name);
        return list(tensor, rows, Precision.DOUBLE, values, values.length, count, width(tensor));
    }

    /** Lets a tensor be without a gradient, until {@link #present} or {@code use}: a step leaves it and its states alone. */
    public Gradients absent(String name) {
        present[layout.index(name)] = false;
        version++;
        return this;
    }

    /** Lets a tensor have a gradient again, in the memory where it was. */
    public Gradients present(String name) {
        int tensor = layout.index(name);
        if (!sparse[tensor].isGiven() && tensors.get(tensor).length() != layout.length(tensor)) {
            throw new IllegalStateException("tensor '" + name + "' never had a gradient; give one with use");
        }
        present[tensor] = true;
        version++;
        return this;
    }

    /** Sets the loss that came with these gradients; rules that read {@code loss} need it. */
    public Gradients loss(double value) {
        loss = value;
        return this;
    }

    /** The loss that came with these gradients; NaN if none was set. */
    public double loss() {
        return loss;
    }

    /** Whether a tensor has a gradient. */
    public boolean has(String name) {
        return present[layout.index(name)];
    }

    /** Whether a tensor has a gradient, and it is given as a list. */
    public boolean isSparse(String name) {
        int tensor = layout.index(name);
        return present[tensor] && sparse[tensor].isGiven();
    }

    /**
     * Shows the elements of a sparse gradient in the order in which they were given; those of a list of rows one by one. Indices are not
     * checked before a step.
     *
     * @throws IllegalStateException if the tensor has no gradient, or a dense one
     */
    public void listed(String name, ListedElements to) {
        if (!isSparse(name)) {
            throw new IllegalStateException("tensor '" + name + "' has no sparse gradient");
        }
        sparse[layout.index(name)].show(to);
    }

    /**
     * The gradient of a tensor, to be written.
     *
     * @throws IllegalStateException if it has none, or a sparse one
     */
    public Tensor tensor(String name) {
        int tensor = layout.index(name);
        if (!present[tensor]) {
            throw new IllegalStateException("tensor '" + name + "' has no gradient");
        }
        if (sparse[tensor].isGiven()) {
            throw new IllegalStateException("the gradient of tensor '" + name + "' is sparse");
        }
        return tensors.get(tensor);
    }

    /** The gradients of all tensors, in order; of those without one the last they had. */
    public List<Tensor> tensors() {
        return Collections.unmodifiableList(tensors);
    }

    /** Sets every gradient that is present to 0; of those that are sparse, the list becomes empty. */
    public void zero() {
        for (int i = 0; i < present.length; i++) {
            if (sparse[i].isGiven()) {
                sparse[i].clear();
            } else if (present[i]) {
                tensors.get(i).fill(0);
            }
        }
    }

    /** Checks that no two of those that are present share memory, so that each can be changed where it lies. */
    void requireApart() {
        IdentityHashMap<Object, List<Tensor>> byArray = new IdentityHashMap<>();
        for (int i = 0; i < present.length; i++) {
            if (present[i] && !sparse[i].isGiven() && layout.length(i) > 0) {
                byArray.computeIfAbsent(tensors.get(i).array(), a -> new ArrayList<>())
                        .add(tensors.get(i));
            }
        }
        for (List<Tensor> sharing : byArray.values()) {
            sharing.sort(Comparator.comparingInt(Tensor::offset));
            for (int k = 1; k < sharing.size(); k++) {
                Tensor one = sharing.get(k - 1);
                Tensor other = sharing.get(k);
                if (one.offset() + one.length() > other.offset()) {
                    throw new IllegalArgumentException("the gradients of tensors '" + one.name() + "' and '"
                            + other.name() + "' share memory; what is scaled, clipped or set to 0 needs its own");
                }
            }
        }
    }

    Layout layout() {
        return layout;
    }

    /** A number that is another whenever other tensors are present, or in other memory. */
    long version() {
        return version;
    }

    boolean has(int tensor) {
        return present[tensor];
    }

    boolean anySparse() {
        return sparseCount > 0;
    }

    boolean isSparse(int tensor) {
        return sparse[tensor].isGiven();
    }

    SparseGradient sparse(int tensor) {
        return sparse[tensor];
    }

    Gradients use(int tensor, Tensor given) {
        return use(tensor, given.precision(), given.array(), given.offset(), given.length());
    }

    Tensor tensor(int tensor) {
        return tensors.get(tensor);
    }

    /** The number of elements of a row. */
    private int width(int tensor) {
        int[] shape = layout.shape(tensor);
        if (shape.length == 0 || layout.length(tensor) == 0) {
            throw new IllegalArgumentException("tensor '" + layout.name(tensor) + "' has no rows");
        }
        return layout.length(tensor) / shape[0];
    }

    private Gradients list(
            int tensor, int[] indices, Precision precision, Object values, int available, int count, int width) {
        String name = layout.name(tensor);
        requirePrecision(tensor, precision);
        if (count < 0 || count > indices.length || (long) count * width > available) {
            throw new IllegalArgumentException("the sparse gradient of tensor '" + name + "' is to have " + count
                    + (width == 1 ? " elements" : " rows of " + width) + ", but has " + indices.length + " indices and "
                    + available + " values");
        }
        if (!sparse[tensor].isGiven()) {
            sparseCount++;
            version++;
        }
        sparse[tensor].give(indices, values, count, width);
        return present(tensor);
    }

    private Gradients present(int tensor) {
        if (!present[tensor]) {
            present[tensor] = true;
            version++;
        }
        return this;
    }

    private void requirePrecision(int tensor, Precision precision) {
        if (precision != layout.precision()) {
            throw new IllegalArgumentException(
                    "tensor '" + layout.name(tensor) + "' is " + layout.precision() + ", its gradient " + precision);
        }
    }

    private void requirePart(int tensor, int available, int offset) {
        if (offset < 0 || offset > available - layout.length(tensor)) {
            throw new IllegalArgumentException(
                    "the gradient of tensor '" + layout.name(tensor) + "', elements " + offset + " to "
                            + ((long) offset + layout.length(tensor)) + ", does not lie in its array of " + available);
        }
    }

    private Gradients use(int tensor, Precision precision, Object array, int offset, int length) {
        String name = layout.name(tensor);
        requirePrecision(tensor, precision);
        if (length != layout.length(tensor)) {
            throw new IllegalArgumentException(
                    "tensor '" + name + "' has " + layout.length(tensor) + " elements, its gradient " + length);
        }
        if (!tensors.get(tensor).liesIn(array) || tensors.get(tensor).offset() != offset) {
            tensors.set(tensor, new Tensor(name, layout.shape(tensor), precision, array, offset));
            version++;
        }
        if (sparse[tensor].isGiven()) {
            sparse[tensor].drop();
            sparseCount--;
            version++;
        }
        return present(tensor);
    }
}
