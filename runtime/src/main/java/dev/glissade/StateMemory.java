package dev.glissade;

import dev.glissade.spi.Kernel;
import dev.glissade.spi.KernelLayout;
import dev.glissade.spi.Philox;
import dev.glissade.spi.Precision;
import dev.glissade.spi.Scope;
import dev.glissade.spi.StateCodec;
import dev.glissade.spi.StateSlot;
import dev.glissade.spi.Storage;
import dev.glissade.spi.TensorFrame;
import java.util.ArrayList;
import java.util.List;

/** The memory of an optimizer's tensor states, each group's in the storage that it was given. */
final class StateMemory {
    private final List<StateSlot> slots;
    private final List<Arena> arenas = new ArrayList<>();

    /** By state and tensor. */
    private final List<Storage[]> storages = new ArrayList<>();

    private final Precision precision;

    /**
     * Allocates.
     *
     * @param choices for each group, how its states are to be kept
     */
    StateMemory(KernelLayout kernel, Layout layout, int[] groupOf, List<List<StateStorages>> choices) {
        slots = Frames.slots(kernel, Scope.ELEMENT);
        precision = layout.precision();
        for (StateSlot slot : slots) {
            Storage[] ofTensors = new Storage[groupOf.length];
            for (int i = 0; i < ofTensors.length; i++) {
                ofTensors[i] = StateStorages.effective(slot, choices.get(groupOf[i]));
            }
            storages.add(ofTensors);
            arenas.add(Arena.allocate(layout, ofTensors, arenas.size() + 1));
        }
    }

    /** The number of tensor states. */
    int size() {
        return slots.size();
    }

    List<Arena> arenas() {
        return arenas;
    }

    /**
     * The kernel that can work on this memory.
     *
     * @throws IllegalArgumentException if states are to be kept in another way than a kernel without a staged form has them
     */
    Kernel kernelFor(Kernel kernel, String rule) {
        for (int s = 0; s < slots.size(); s++) {
            for (Storage storage : storages.get(s)) {
                if (kind(storage) != kind(slots.get(s).storage())) {
                    StateSlot other = slots.get(s);
                    return kernel.staged()
                            .orElseThrow(() -> new IllegalArgumentException("rule '" + rule
                                    + "' keeps state '" + other.name() + "' in " + other.storage()
                                    + " and in nothing else: it is written by hand, or too long"));
                }
            }
        }
        return kernel;
    }

    private Storage kind(Storage storage) {
        return storage == Storage.BF16_STOCHASTIC ? storage : storage.format(precision);
    }

    /** Shows a tensor's states to its frame. */
    void show(int tensor, TensorFrame frame) {
        for (int s = 0; s < slots.size(); s++) {
            Storage storage = storages.get(s)[tensor];
            StateCodec codec = Codecs.of(storage, precision);
            frame.keep(s, storage, codec, Philox.key(slots.get(s).name()));
        }
    }

    /** The bytes of all states. */
    long bytes(Layout layout) {
        long bytes = 0;
        for (Storage[] ofTensors : storages) {
            for (int i = 0; i < ofTensors.length; i++) {
                bytes += (long) layout.length(i) * ofTensors[i].bytes(precision);
            }
        }
        return bytes;
    }
}
