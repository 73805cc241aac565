package dev.glissade.spi;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * Runs a kernel on a frame whose streams it cannot use as they lie: they are not {@linkplain TensorFrame#isAligned aligned}, as when
 * gradients lie in an array of the caller's and the parameters in an arena, or they lie off the heap. Block by block, the streams are
 * copied to arrays that are aligned and stay in the nearest cache, and back.
 *
 * <p>The results are the same bits. Thread-safe: each run has a view of its own of the frame. Allocates nothing once as many threads
 * as ever run a frame at once have done so.
 */
public final class Realignment {
    private static final ThreadLocal<Copies> COPIES = ThreadLocal.withInitial(Copies::new);

    private final TensorFrame frame;
    private final TensorFrame view;

    /** The streams: their memory, where they begin in it and in their copies, and whether the kernel may write them. */
    private final Object[] memory;

    private final int[] offsets;
    private final int[] starts;
    private final boolean[] written;
    private final Object[] copies;
    private int count;

    private Realignment(TensorFrame frame) {
        this.frame = frame;
        this.view = new TensorFrame(frame);
        int streams = 2 + 2 * frame.states.length + frame.scratch.length + frame.gradients.length;
        this.memory = new Object[streams];
        this.offsets = new int[streams];
        this.starts = new int[streams];
        this.written = new boolean[streams];
        this.copies = new Object[streams];
        Arrays.fill(memory, frame.theta);
        Arrays.fill(copies, frame.theta);
    }

    /** Does what {@link Kernel#run} does. */
    public static void run(Kernel kernel, int pass, TensorFrame frame, int from, int to) {
        Idle idle = frame.idle();
        Realignment one = idle.take(frame);
        one.run(kernel, pass, from, to);
        idle.giveBack(one);
    }

    /** Views of one frame that nobody uses. */
    static final class Idle {
        private static final int KEPT = 32;
        private final AtomicReferenceArray<@Nullable Realignment> views = new AtomicReferenceArray<>(KEPT);

        private Realignment take(TensorFrame frame) {
            for (int i = 0; i < KEPT; i++) {
                Realignment view = views.get(i) == null ? null : views.getAndSet(i, null);
                if (view != null) {
                    return view;
                }
            }
            return new Realignment(frame);
        }

        private void giveBack(Realignment view) {
            int i = 0;
            while (i < KEPT && !views.compareAndSet(i, null, view)) {
                i++;
            }
        }
    }

    /** The arrays of one thread that streams are copied to, by number of the stream. */
    private static final class Copies {
        private float[][] floats = new float[0][];
        private double[][] doubles = new double[0][];
        private short[][] shorts = new short[0][];

        float[] floats(int number, int length) {
            if (number >= floats.length) {
                int had = floats.length;
                floats = Arrays.copyOf(floats, number + 1);
                Arrays.fill(floats, had, number + 1, new float[0]);
            }
            if (floats[number].length < length) {
                floats[number] = new float[length];
            }
            return floats[number];
        }

        double[] doubles(int number, int length) {
            if (number >= doubles.length) {
                int had = doubles.length;
                doubles = Arrays.copyOf(doubles, number + 1);
                Arrays.fill(doubles, had, number + 1, new double[0]);
            }
            if (doubles[number].length < length) {
                doubles[number] = new double[length];
            }
            return doubles[number];
        }

        short[] shorts(int number, int length) {
            if (number >= shorts.length) {
                int had = shorts.length;
                shorts = Arrays.copyOf(shorts, number + 1);
                Arrays.fill(shorts, had, number + 1, new short[0]);
            }
            if (shorts[number].length < length) {
                shorts[number] = new short[length];
            }
            return shorts[number];
        }
    }

    private void run(Kernel kernel, int pass, int from, int to) {
        Copies stage = COPIES.get();
        count = 0;
        view.first = frame.first;
        view.theta = copy(stage, frame.theta, frame.thetaOffset, 0, true);
        view.out = copy(stage, frame.out, frame.outOffset, 0, true);
        for (int s = 0; s < frame.states.length; s++) {
            int start = (s + 1) * Kernel.STAGGER;
            view.states[s] = copy(stage, frame.states[s], frame.stateOffsets[s], start, true);
            view.staleStates[s] = copy(stage, frame.staleStates[s], frame.staleOffsets[s], start, false);
        }
        for (int s = 0; s < frame.scratch.length; s++) {
            view.scratch[s] = copy(stage, frame.scratch[s], frame.scratchOffsets[s], 0, true);
        }
        for (int g = 0; g < frame.gradients.length; g++) {
            // what has not come yet, or is not needed any more, may be gone
            view.gradients[g] = frame.requests.get(g).isReadIn(pass)
                    ? copy(stage, frame.gradients[g], frame.gradientOffsets[g], 0, false)
                    : view.theta;
        }
        for (int at = from; at < to; at += Kernel.BLOCK) {
            block(kernel, pass, at, Math.min(to, at + Kernel.BLOCK));
        }
    }

    /** The copy of a stream; streams that are one have one copy. */
    @SuppressWarnings("ReferenceEquality") // the same memory, not equal contents
    private Object copy(Copies stage, Object stream, int offset, int start, boolean isWritten) {
        for (int k = 0; k < count; k++) {
            if (memory[k] == stream && offsets[k] == offset && starts[k] == start) {
                return copies[k];
            }
        }
        int length = start + Kernel.BLOCK;
        memory[count] = stream;
        offsets[count] = offset;
        starts[count] = start;
        written[count] = isWritten;
        copies[count] = switch (kind(stream)) {
            case 'f' -> stage.floats(count, length);
            case 'd' -> stage.doubles(count, length);
            default -> stage.shorts(count, length);
        };
        return copies[count++];
    }

    private static char kind(Object stream) {
        if (stream instanceof float[] || stream instanceof java.nio.FloatBuffer) {
            return 'f';
        }
        return stream instanceof short[] ? 's' : 'd';
    }

    private void block(Kernel kernel, int pass, int at, int end) {
        int length = end - at;
        for (int k = 0; k < count; k++) {
            if (isThere(k, end)) {
                BlockCopy.load(memory[k], offsets[k] + at, copies[k], starts[k], length);
            }
        }
        align(-at);
        kernel.run(pass, view, at, end);
        for (int k = 0; k < count; k++) {
            if (written[k] && isThere(k, end)) {
                BlockCopy.store(copies[k], starts[k], memory[k], offsets[k] + at, length);
            }
        }
    }

    /** Gradients that have not been asked for yet have no memory. */
    private boolean isThere(int stream, int end) {
        return BlockCopy.length(memory[stream]) >= offsets[stream] + end;
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
        view.align();
    }
}
