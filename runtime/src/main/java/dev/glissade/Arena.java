package dev.glissade;

import dev.glissade.spi.Precision;
import dev.glissade.spi.Storage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Memory for one value per element of every tensor of a layout: one block, or several where one array would be too long.
 *
 * <p>A loop reads and writes several such streams at once (parameters, gradients, states). Large arrays tend to lie at equal
 * addresses modulo 4096, where a load seems to depend on another stream's store and waits for it; so each stream begins a little
 * further into its array than the one before, at a multiple of a cache line.
 *
 * <p>Within a stream the tensors lie one behind the other without gaps, whatever their lengths: so a loop may run over several of
 * them as over one, and tensors of a few elements cost neither time nor memory.
 */
final class Arena {
    /** The longest array that it makes, in elements. */
    static final int SEGMENT = 1 << 30;

    private static final int LINE_BYTES = 64;

    /** 17 lines: multiples of it are all different modulo 4096 for the first 64 streams. */
    private static final int STAGGER_BYTES = 17 * LINE_BYTES;

    private final Object[] arrays;
    private final int[] offsets;

    private Arena(Object[] arrays, int[] offsets) {
        this.arrays = arrays;
        this.offsets = offsets;
    }

    /**
     * Makes a stream of zeros.
     *
     * @param number the number of the stream among those that are used together
     */
    static Arena allocate(Layout layout, Storage storage, int number) {
        return allocate(layout, storage, number, SEGMENT);
    }

    static Arena allocate(Layout layout, Storage storage, int number, int segment) {
        int bytes = storage.bytes(layout.precision());
        int start = number * STAGGER_BYTES % 4096 / bytes;
        int tensors = layout.size();
        Object[] arrays = new Object[tensors];
        int[] offsets = new int[tensors];
        List<Integer> pending = new ArrayList<>();
        long end = start;
        for (int i = 0; i < tensors; i++) {
            if (!pending.isEmpty() && end + layout.length(i) > segment) {
                place(pending, arrays, array(storage, layout.precision(), Math.toIntExact(end)));
                end = start;
            }
            pending.add(i);
            offsets[i] = Math.toIntExact(end);
            end += layout.length(i);
        }
        place(pending, arrays, array(storage, layout.precision(), Math.toIntExact(end)));
        return new Arena(arrays, offsets);
    }

    /** Makes a stream of zeros, each tensor's in a storage of its own: one block of memory for each kind of storage. */
    static Arena allocate(Layout layout, Storage[] storages, int number) {
        Object[] arrays = new Object[storages.length];
        int[] offsets = new int[storages.length];
        for (Storage storage : Arrays.stream(storages).distinct().toList()) {
            int[] members = IntStream.range(0, storages.length)
                    .filter(i -> storages[i] == storage)
                    .toArray();
            Arena part = allocate(members.length == storages.length ? layout : layout.part(members), storage, number);
            for (int k = 0; k < members.length; k++) {
                arrays[members[k]] = part.arrays[k];
                offsets[members[k]] = part.offsets[k];
            }
        }
        return new Arena(arrays, offsets);
    }

    /** The same values in arrays that hold one tensor each, from index 0. */
    static Arena allocateApart(Layout layout) {
        Object[] arrays = new Object[layout.size()];
        for (int i = 0; i < arrays.length; i++) {
            arrays[i] = array(Storage.PARAM, layout.precision(), layout.length(i));
        }
        return new Arena(arrays, new int[arrays.length]);
    }

    static Object array(Storage storage, Precision precision, int length) {
        return switch (storage) {
            case PARAM -> precision == Precision.FLOAT ? new float[length] : new double[length];
            case F32 -> new float[length];
            case F64 -> new double[length];
            case BF16, F16, BF16_STOCHASTIC -> new short[length];
        };
    }

    private static void place(List<Integer> pending, Object[] arrays, Object array) {
        for (int tensor : pending) {
            arrays[tensor] = array;
        }
        pending.clear();
    }

    Object array(int tensor) {
        return arrays[tensor];
    }

    int offset(int tensor) {
        return offsets[tensor];
    }

    /** The memory as tensors; for streams in the parameters' precision. */
    List<Tensor> tensors(Layout layout) {
        List<Tensor> tensors = new ArrayList<>();
        for (int i = 0; i < arrays.length; i++) {
            tensors.add(new Tensor(layout.name(i), layout.shape(i), layout.precision(), arrays[i], offsets[i]));
        }
        return tensors;
    }
}
