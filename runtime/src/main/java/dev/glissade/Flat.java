package dev.glissade;

import java.util.List;
import java.util.function.IntFunction;

/** Tensors as parts of one vector of doubles, one behind the other in the order of their names. */
final class Flat {

    private Flat() {}

    static void gather(List<Tensor> tensors, Layout layout, Roster roster, double[] into) {
        gather(tensors::get, layout, roster, into);
    }

    static void gather(IntFunction<Tensor> tensors, Layout layout, Roster roster, double[] into) {
        int start = 0;
        for (int tensor : layout.byName()) {
            if (roster.has(tensor)) {
                read(tensors.apply(tensor), into, start);
                start += layout.length(tensor);
            }
        }
    }

    static void scatter(double[] from, Layout layout, Roster roster, List<Tensor> tensors) {
        int start = 0;
        for (int tensor : layout.byName()) {
            if (roster.has(tensor)) {
                write(from, start, tensors.get(tensor));
                start += layout.length(tensor);
            }
        }
    }

    private static void read(Tensor tensor, double[] into, int start) {
        if (tensor.isOffHeap()) {
            for (int i = 0; i < tensor.length(); i++) {
                into[start + i] = tensor.get(i);
            }
        } else {
            read(tensor.array(), tensor.offset(), tensor.length(), into, start);
        }
    }

    private static void write(double[] from, int start, Tensor tensor) {
        if (tensor.isOffHeap()) {
            for (int i = 0; i < tensor.length(); i++) {
                tensor.set(i, from[start + i]);
            }
        } else {
            write(from, start, tensor.length(), tensor.array(), tensor.offset());
        }
    }

    /** Copies out of a {@code float[]} or {@code double[]}. */
    static void read(Object array, int offset, int length, double[] into, int start) {
        if (array instanceof float[] floats) {
            for (int i = 0; i < length; i++) {
                into[start + i] = floats[offset + i];
            }
        } else {
            System.arraycopy(array, offset, into, start, length);
        }
    }

    /** Copies into a {@code float[]}, rounding to nearest, or a {@code double[]}. */
    static void write(double[] from, int start, int length, Object array, int offset) {
        if (array instanceof float[] floats) {
            for (int i = 0; i < length; i++) {
                floats[offset + i] = (float) from[start + i];
            }
        } else {
            System.arraycopy(from, start, array, offset, length);
        }
    }

    static void add(double factor, Object array, int offset, int length, double[] to, int start) {
        if (array instanceof float[] floats) {
            for (int i = 0; i < length; i++) {
                to[start + i] += factor * floats[offset + i];
            }
        } else if (array instanceof double[] doubles) {
            for (int i = 0; i < length; i++) {
                to[start + i] += factor * doubles[offset + i];
            }
        }
    }

    static double dot(Object array, int offset, int length, double[] vector, int start) {
        double sum = 0;
        if (array instanceof float[] floats) {
            for (int i = 0; i < length; i++) {
                sum += floats[offset + i] * vector[start + i];
            }
        } else if (array instanceof double[] doubles) {
            for (int i = 0; i < length; i++) {
                sum += doubles[offset + i] * vector[start + i];
            }
        }
        return sum;
    }
}
