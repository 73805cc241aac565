package dev.glissade;

import dev.glissade.spi.BlockCopy;
import dev.glissade.spi.Kernel;
import dev.glissade.spi.KernelLayout;
import dev.glissade.spi.TensorFrame;
import java.lang.reflect.Array;

/**
 * Runs a pass that looks at nothing but elements over rows of a tensor: they are brought together in blocks that stay in the cache,
 * and the kernel runs over these as over any tensor. For one tensor and one thread.
 */
final class SparseStage {
    private static final int BLOCK = Kernel.BLOCK;

    private final TensorFrame frame;
    private final TensorFrame view;
    private final boolean stale;

    SparseStage(TensorFrame frame, KernelLayout layout) {
        this.frame = frame;
        this.stale = !layout.stale().isEmpty();
        this.view = new TensorFrame(frame.group, layout, frame.key, BLOCK, like(frame.theta, 0));
        view.out = view.theta;
        view.gradients[0] = like(frame.theta, 0);
        for (int s = 0; s < frame.states.length; s++) {
            view.stateOffsets[s] = (s + 1) * Kernel.STAGGER;
            view.staleOffsets[s] = view.stateOffsets[s];
            view.states[s] = like(frame.states[s], view.stateOffsets[s]);
            view.staleStates[s] = stale ? like(frame.staleStates[s], view.staleOffsets[s]) : view.states[s];
            view.keep(s, frame.storages[s], frame.codecs[s], frame.stateKeys[s]);
        }
        view.align();
    }

    private static Object like(Object array, int offset) {
        return Array.newInstance(array.getClass().getComponentType(), offset + BLOCK);
    }

    /** Runs a pass over the elements or rows {@code from} to {@code to} (exclusive) of a list. */
    void run(Kernel kernel, int pass, SparseList list, int from, int to) {
        int end = to * list.width();
        for (int at = from * list.width(); at < end; at += BLOCK) {
            int length = Math.min(BLOCK, end - at);
            gather(list, at, length);
            kernel.run(pass, view, 0, length);
            scatter(list, at, length);
        }
    }

    private void gather(SparseList list, int at, int length) {
        BlockCopy.load(list.values(), at, view.gradients[0], 0, length);
        SparseMoves.gather(frame.theta, frame.thetaOffset, list, at, length, view.theta, 0);
        for (int s = 0; s < view.states.length; s++) {
            SparseMoves.gather(
                    frame.states[s], frame.stateOffsets[s], list, at, length, view.states[s], view.stateOffsets[s]);
            if (stale) {
                SparseMoves.gather(
                        frame.staleStates[s],
                        frame.staleOffsets[s],
                        list,
                        at,
                        length,
                        view.staleStates[s],
                        view.staleOffsets[s]);
            }
        }
    }

    private void scatter(SparseList list, int at, int length) {
        SparseMoves.scatter(view.theta, 0, list, at, length, frame.theta, frame.thetaOffset);
        for (int s = 0; s < view.states.length; s++) {
            SparseMoves.scatter(
                    view.states[s], view.stateOffsets[s], list, at, length, frame.states[s], frame.stateOffsets[s]);
        }
    }
}
