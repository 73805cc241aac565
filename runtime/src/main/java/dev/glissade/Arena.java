package dev.glissade;

import dev.glissade.spi.Kernel;
import dev.glissade.spi.Precision;
import dev.glissade.spi.Storage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Memory for one value per element of every tensor of a layout, which lie in it as the layout places them: in an arena one behind
 * the other without gaps, so that a loop may run over several of them as over one.
 *
 * <p>A loop reads and writes several such streams at once (parameters, gradients, states). It is fast if a tensor has the same
 * offset in all of them, but for {@link Kernel#STAGGER}.
 */
final class Arena {
    private final Object[] arrays;
    private final int[] offsets;

    private Arena(Object[] arrays, int[] offsets) {
        this.arrays = arrays;
        this.offsets = offsets;
    }

    /**
     * Makes a stream of zeros.
     *
     * @param number how many staggers further on it begins than the parameters: 0 for gradients and points, from 1 for states
     */
    static Arena allocate(Layout layout, Storage storage, int number) {
        Placement placement = layout.placement();
        int start = number * Kernel.STAGGER;
        Object[] blocks = new Object[placement.arrays()];
        for (int b = 0; b < blocks.length; b++) {
            blocks[b] = array(storage, layout.precision(), Math.addExact(start, placement.length(b)));
        }
        Object[] arrays = new Object[layout.size()];
        int[] offsets = new int[arrays.length];
        for (int i = 0; i < arrays.length; i++) {
            arrays[i] = blocks[placement.array(i)];
            offsets[i] = start + placement.offset(i);
        }
        return new Arena(arrays, offsets);
    }

    /**
     * Makes a stream of zeros, each tensor's in a storage of its own. If there are several, memory is saved rather than aligned:
     * a kernel that takes such states brings them into blocks of its own.
     */
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

    static Object array(Storage storage, Precision precision, int length) {
        return switch (storage) {
            case PARAM -> precision == Precision.FLOAT ? new float[length] : new double[length];
            case F32 -> new float[length];
            case F64 -> new double[length];
            case BF16, F16, BF16_STOCHASTIC -> new short[length];
        };
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
