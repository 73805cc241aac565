package dev.glissade;

import dev.glissade.spi.GlobalFrame;
import dev.glissade.spi.GroupFrame;
import dev.glissade.spi.Kernel;
import dev.glissade.spi.KernelLayout;
import dev.glissade.spi.Philox;
import dev.glissade.spi.Scope;
import dev.glissade.spi.StateSlot;
import dev.glissade.spi.Storage;
import dev.glissade.spi.TensorFrame;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What one kernel sees: its frames, with parameters, states and scratch in place. */
final class Frames {
    private final Kernel kernel;
    private final KernelLayout layout;
    private final GlobalFrame global;
    private final GroupFrame[] groups;
    private final TensorFrame[] tensors;

    /**
     * Makes the frames.
     *
     * @param groupOf the number of each tensor's group
     * @param states the memory of the tensor states
     * @param scratch the memory of the kernel's scratch tensors
     */
    Frames(
            Kernel kernel,
            Parameters parameters,
            int slots,
            int groupCount,
            int[] groupOf,
            StateMemory states,
            List<Arena> scratch) {
        this.kernel = kernel;
        this.layout = kernel.layout();
        this.global = new GlobalFrame(slots, layout.globalScalars(), count(layout, Scope.GLOBAL));
        this.groups = new GroupFrame[groupCount];
        for (int g = 0; g < groupCount; g++) {
            groups[g] = new GroupFrame(global, slots, layout.groupScalars(), count(layout, Scope.GROUP));
        }
        Object placeholder = Arena.array(Storage.PARAM, parameters.precision(), 0);
        this.tensors = new TensorFrame[groupOf.length];
        for (int i = 0; i < tensors.length; i++) {
            Tensor theta = parameters.tensors().get(i);
            TensorFrame frame =
                    new TensorFrame(groups[groupOf[i]], layout, Philox.key(theta.name()), theta.length(), placeholder);
            frame.theta = theta.array();
            frame.offHeap = theta.isOffHeap();
            frame.thetaOffset = theta.offset();
            frame.out = frame.theta;
            frame.outOffset = frame.thetaOffset;
            Arrays.fill(frame.gradientOffsets, frame.thetaOffset);
            fill(states.arenas(), i, frame.states, frame.stateOffsets);
            fill(states.arenas(), i, frame.staleStates, frame.staleOffsets);
            states.show(i, frame);
            fill(scratch, i, frame.scratch, frame.scratchOffsets);
            tensors[i] = frame;
        }
    }

    /** Memory for the scratch tensors of a kernel, which lie like the parameters: users see some of them as points. */
    static List<Arena> scratch(KernelLayout layout, Parameters parameters) {
        List<Arena> scratch = new ArrayList<>();
        for (int s = 0; s < layout.scratch(); s++) {
            scratch.add(Arena.allocate(parameters.layout(), Storage.PARAM, 0));
        }
        return scratch;
    }

    private static void fill(List<Arena> from, int tensor, Object[] arrays, int[] offsets) {
        for (int s = 0; s < arrays.length; s++) {
            arrays[s] = from.get(s).array(tensor);
            offsets[s] = from.get(s).offset(tensor);
        }
    }

    static int count(KernelLayout layout, Scope scope) {
        return slots(layout, scope).size();
    }

    /** The states of a scope, in the order of their places in that scope's frame. */
    static List<StateSlot> slots(KernelLayout layout, Scope scope) {
        return layout.states().stream().filter(s -> s.scope() == scope).toList();
    }

    Kernel kernel() {
        return kernel;
    }

    KernelLayout layout() {
        return layout;
    }

    GlobalFrame global() {
        return global;
    }

    GroupFrame[] groups() {
        return groups;
    }

    TensorFrame[] tensors() {
        return tensors;
    }
}
