package dev.glissade;

import dev.glissade.spi.KernelLayout;
import dev.glissade.spi.Philox;
import dev.glissade.spi.TensorFrame;

/**
 * Finds tensors of one group that lie one behind the other in every stream, as in an arena: a pass that is uniform
 * ({@link KernelLayout#isUniform}) runs them as one stretch, so that a small tensor costs its elements and nothing else.
 *
 * <p>A stretch is seen through a frame of its own, made once for each tensor that begins one. Its length and its scalars mean
 * nothing: a uniform pass reads neither.
 */
final class Neighbours {
    private final TensorFrame[] tensors;
    private final KernelLayout layout;
    private final TensorFrame[] joined;
    private final boolean[] made;

    Neighbours(Frames frames) {
        this.tensors = frames.tensors();
        this.layout = frames.layout();
        this.joined = tensors.clone();
        this.made = new boolean[tensors.length];
    }

    /** Puts the tensors that take part, but for those whose gradient is sparse, into as few stretches as their memory allows. */
    void join(Roster roster, SparseSteps sparse, Stretches into) {
        into.clear();
        int first = next(roster, sparse, 0);
        while (first < tensors.length) {
            int last = first;
            int length = tensors[first].length;
            int other = next(roster, sparse, first + 1);
            while (other < tensors.length && follows(tensors[last], tensors[other])) {
                last = other;
                length += tensors[other].length;
                other = next(roster, sparse, other + 1);
            }
            into.add(last == first ? tensors[first] : joined(first), first, length);
            first = other;
        }
    }

    private int next(Roster roster, SparseSteps sparse, int from) {
        int tensor = from;
        while (tensor < tensors.length && (!roster.has(tensor) || sparse.has(tensor))) {
            tensor++;
        }
        return tensor;
    }

    private TensorFrame joined(int first) {
        TensorFrame head = tensors[first];
        if (!made[first]) {
            joined[first] = new TensorFrame(head.group, layout, Philox.key(""), 0, head.theta);
            for (int s = 0; s < head.states.length; s++) {
                joined[first].keep(s, head.storages[s], head.codecs[s], head.stateKeys[s]);
            }
            made[first] = true;
        }
        TensorFrame frame = joined[first];
        frame.theta = head.theta;
        frame.thetaOffset = head.thetaOffset;
        frame.out = head.out;
        frame.outOffset = head.outOffset;
        copy(head.gradients, head.gradientOffsets, frame.gradients, frame.gradientOffsets);
        copy(head.states, head.stateOffsets, frame.states, frame.stateOffsets);
        copy(head.staleStates, head.staleOffsets, frame.staleStates, frame.staleOffsets);
        copy(head.scratch, head.scratchOffsets, frame.scratch, frame.scratchOffsets);
        return frame;
    }

    private static void copy(Object[] arrays, int[] offsets, Object[] toArrays, int[] toOffsets) {
        System.arraycopy(arrays, 0, toArrays, 0, arrays.length);
        System.arraycopy(offsets, 0, toOffsets, 0, offsets.length);
    }

    @SuppressWarnings("ReferenceEquality") // the same memory, the same group
    private boolean follows(TensorFrame one, TensorFrame other) {
        int length = one.length;
        return one.group == other.group
                && !one.isRandomlyRounded()
                && one.theta == other.theta
                && one.thetaOffset + length == other.thetaOffset
                && one.out == other.out
                && one.outOffset + length == other.outOffset
                && follow(one.gradients, one.gradientOffsets, other.gradients, other.gradientOffsets, length)
                && follow(one.states, one.stateOffsets, other.states, other.stateOffsets, length)
                && (layout.stale().isEmpty()
                        || follow(one.staleStates, one.staleOffsets, other.staleStates, other.staleOffsets, length))
                && follow(one.scratch, one.scratchOffsets, other.scratch, other.scratchOffsets, length);
    }

    @SuppressWarnings("ReferenceEquality") // the same memory, not equal contents
    private static boolean follow(
            Object[] arrays, int[] offsets, Object[] otherArrays, int[] otherOffsets, int length) {
        for (int i = 0; i < arrays.length; i++) {
            if (arrays[i] != otherArrays[i] || offsets[i] + length != otherOffsets[i]) {
                return false;
            }
        }
        return true;
    }
}
