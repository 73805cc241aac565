package dev.glissade.spi;

import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Runs a kernel on a frame whose streams are not {@linkplain TensorFrame#isAligned aligned}, as when gradients lie in an array of
 * the caller's and the parameters in an arena: block by block through copies that are.
 *
 * <p>Slower than memory that is aligned, and allocates a little; the results are the same bits. Thread-safe.
 */
public final class Realignment {
    private final TensorFrame frame;
    private final TensorFrame view;
    private final List<Stream> streams = new ArrayList<>();

    /** A stream, its copy of one block, where the copy begins, and whether the kernel may have written it. */
    private record Stream(Object array, int offset, Object copy, int start, boolean written) {}

    private Realignment(TensorFrame frame) {
        this.frame = frame;
        this.view = new TensorFrame(frame);
    }

    /** Does what {@link Kernel#run} does. */
    public static void run(Kernel kernel, int pass, TensorFrame frame, int from, int to) {
        new Realignment(frame).run(kernel, pass, from, to);
    }

    private void run(Kernel kernel, int pass, int from, int to) {
        view.theta = copy(frame.theta, frame.thetaOffset, 0, true);
        view.out = copy(frame.out, frame.outOffset, 0, true);
        for (int s = 0; s < frame.states.length; s++) {
            int start = (s + 1) * Kernel.STAGGER;
            view.states[s] = copy(frame.states[s], frame.stateOffsets[s], start, true);
            view.staleStates[s] = copy(frame.staleStates[s], frame.staleOffsets[s], start, false);
        }
        for (int s = 0; s < frame.scratch.length; s++) {
            view.scratch[s] = copy(frame.scratch[s], frame.scratchOffsets[s], 0, true);
        }
        for (int g = 0; g < frame.gradients.length; g++) {
            view.gradients[g] = copy(frame.gradients[g], frame.gradientOffsets[g], 0, false);
        }
        for (int at = from; at < to; at += Kernel.BLOCK) {
            int end = Math.min(to, at + Kernel.BLOCK);
            block(kernel, pass, at, end);
        }
    }

    private Object copy(Object array, int offset, int start, boolean written) {
        for (Stream stream : streams) {
            if (stream.array == array && stream.offset == offset) {
                return stream.copy;
            }
        }
        int length = start + Kernel.BLOCK;
        Object copy = array instanceof float[]
                ? new float[length]
                : array instanceof double[] ? new double[length] : new short[length];
        streams.add(new Stream(array, offset, copy, start, written));
        return copy;
    }

    private void block(Kernel kernel, int pass, int at, int end) {
        int length = end - at;
        for (Stream stream : streams) {
            if (isThere(stream, end)) {
                System.arraycopy(stream.array, stream.offset + at, stream.copy, stream.start, length);
            }
        }
        align(-at);
        kernel.run(pass, view, at, end);
        for (Stream stream : streams) {
            if (stream.written && isThere(stream, end)) {
                System.arraycopy(stream.copy, stream.start, stream.array, stream.offset + at, length);
            }
        }
    }

    /** Gradients that have not been asked for yet have no memory. */
    private static boolean isThere(Stream stream, int end) {
        return Array.getLength(stream.array) >= stream.offset + end;
    }

    private void align(int offset) {
        view.thetaOffset = offset;
        view.outOffset = offset;
        for (int s = 0; s < view.states.length; s++) {
            view.stateOffsets[s] = offset + (s + 1) * Kernel.STAGGER;
            view.staleOffsets[s] = view.stateOffsets[s];
        }
        Arrays.fill(view.scratchOffsets, offset);
        Arrays.fill(view.gradientOffsets, offset);
    }
}
