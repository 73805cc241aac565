package dev.glissade;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;

/** Where tensors lie: in which of several arrays, and from which index on. Immutable. */
final class Placement {
    /** The longest array that an arena is made of, in elements. */
    static final int LONGEST = 1 << 30;

    private final int[] array;
    private final int[] offset;
    private final List<Integer> lengths;

    private Placement(int[] array, int[] offset, List<Integer> lengths) {
        this.array = array;
        this.offset = offset;
        this.lengths = lengths;
    }

    /** Where given tensors lie. */
    static Placement of(List<Tensor> tensors) {
        IdentityHashMap<Object, Integer> numbers = new IdentityHashMap<>();
        int[] arrays = new int[tensors.size()];
        int[] offsets = new int[arrays.length];
        List<Integer> lengths = new ArrayList<>();
        for (int i = 0; i < arrays.length; i++) {
            Tensor tensor = tensors.get(i);
            arrays[i] = numbers.computeIfAbsent(tensor.array(), a -> numbers.size());
            offsets[i] = tensor.offset();
            need(lengths, arrays[i], tensor.offset() + tensor.length());
        }
        return new Placement(arrays, offsets, lengths);
    }

    /** One behind the other without gaps, in as few arrays as their length allows. */
    static Placement oneBehindTheOther(int[] tensors, int longest) {
        int[] arrays = new int[tensors.length];
        int[] offsets = new int[tensors.length];
        List<Integer> lengths = new ArrayList<>();
        int array = 0;
        int end = 0;
        for (int i = 0; i < tensors.length; i++) {
            if (end > 0 && tensors[i] > longest - end) {
                array++;
                end = 0;
            }
            arrays[i] = array;
            offsets[i] = end;
            end += tensors[i];
            need(lengths, array, end);
        }
        return new Placement(arrays, offsets, lengths);
    }

    private static void need(List<Integer> lengths, int array, int length) {
        if (array == lengths.size()) {
            lengths.add(length);
        } else {
            lengths.set(array, Math.max(lengths.get(array), length));
        }
    }

    /** The number of arrays. */
    int arrays() {
        return lengths.size();
    }

    /** The length that the tensors in an array need. */
    int length(int number) {
        return lengths.get(number);
    }

    /** The number of the array that a tensor lies in. */
    int array(int tensor) {
        return array[tensor];
    }

    /** The index of a tensor's first element. */
    int offset(int tensor) {
        return offset[tensor];
    }
}
