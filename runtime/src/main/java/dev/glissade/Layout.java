package dev.glissade;

import dev.glissade.spi.Precision;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The names, shapes and precision of an ordered set of tensors, all that parameters and their gradients must agree in, and where
 * the tensors lie in relation to each other: whatever is allocated for a layout lies likewise.
 */
final class Layout {
    private final Precision precision;
    private final List<String> names;
    private final List<int[]> shapes;
    private final int[] lengths;
    private final Map<String, Integer> indices = new HashMap<>();
    private final int[] byName;
    private final Placement placement;

    private Layout(Precision precision, List<String> names, List<int[]> shapes, Placement placement) {
        this.precision = precision;
        this.names = List.copyOf(names);
        this.shapes = List.copyOf(shapes);
        this.lengths = shapes.stream().mapToInt(Layout::elements).toArray();
        for (int i = 0; i < names.size(); i++) {
            indices.put(names.get(i), i);
        }
        this.placement = placement;
        this.byName = IntStream.range(0, names.size())
                .boxed()
                .sorted(Comparator.comparing(names::get))
                .mapToInt(i -> i)
                .toArray();
    }

    static Layout of(List<Tensor> tensors) {
        List<String> names = new ArrayList<>();
        List<int[]> shapes = new ArrayList<>();
        for (Tensor tensor : tensors) {
            names.add(tensor.name());
            shapes.add(tensor.shape());
        }
        return new Layout(tensors.get(0).precision(), names, shapes, Placement.of(tensors));
    }

    static Layout of(Precision precision, Map<String, int[]> shapes) {
        return of(precision, shapes, Placement.LONGEST);
    }

    static Layout of(Precision precision, Map<String, int[]> shapes, int longest) {
        int[] lengths = shapes.values().stream().mapToInt(Layout::elements).toArray();
        Placement placement = Placement.oneBehindTheOther(lengths, longest);
        return new Layout(precision, List.copyOf(shapes.keySet()), List.copyOf(shapes.values()), placement);
    }

    /** The number of elements of a shape; an {@link IllegalArgumentException} if it is no shape or does not fit an array. */
    static int elements(int[] shape) {
        long elements = 1;
        for (int size : shape) {
            if (size < 0) {
                throw new IllegalArgumentException("negative size in shape " + Arrays.toString(shape));
            }
            elements *= size;
            if (elements > Integer.MAX_VALUE - 1024) {
                throw new IllegalArgumentException("shape " + Arrays.toString(shape) + " has too many elements");
            }
        }
        return (int) elements;
    }

    /** The layout of some of the tensors, one behind the other. */
    Layout part(int[] tensors) {
        return new Layout(
                precision,
                Arrays.stream(tensors).mapToObj(names::get).toList(),
                Arrays.stream(tensors).mapToObj(shapes::get).toList(),
                Placement.oneBehindTheOther(
                        Arrays.stream(tensors).map(this::length).toArray(), Placement.LONGEST));
    }

    Precision precision() {
        return precision;
    }

    Placement placement() {
        return placement;
    }

    int size() {
        return names.size();
    }

    List<String> names() {
        return names;
    }

    String name(int tensor) {
        return names.get(tensor);
    }

    int[] shape(int tensor) {
        return shapes.get(tensor).clone();
    }

    int length(int tensor) {
        return lengths[tensor];
    }

    /** The tensors in the order of their names, in which reductions add them. */
    int[] byName() {
        return byName;
    }

    int index(String name) {
        Integer index = indices.get(name);
        if (index == null) {
            throw new IllegalArgumentException("unknown tensor '" + name + "'; there are " + names);
        }
        return index;
    }

    /** Checks that gradients of the other layout belong to parameters of this one. */
    void requireSame(Layout other) {
        if (other == this) {
            return;
        }
        if (other.precision != precision) {
            throw new IllegalArgumentException(
                    "the parameters are " + precision + ", the gradients " + other.precision);
        }
        if (!other.names.equals(names)) {
            throw new IllegalArgumentException("the parameters are " + names + ", the gradients " + other.names);
        }
        for (int i = 0; i < lengths.length; i++) {
            if (!Arrays.equals(shapes.get(i), other.shapes.get(i))) {
                throw new IllegalArgumentException("tensor '" + name(i) + "' has shape "
                        + Arrays.toString(shapes.get(i)) + ", its gradient " + Arrays.toString(other.shapes.get(i)));
            }
        }
    }
}
