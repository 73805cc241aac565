package dev.glissade;

import dev.glissade.spi.Kernel;
import dev.glissade.spi.KernelLayout;
import dev.glissade.spi.Precision;
import dev.glissade.spi.TensorFrame;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * Runs the passes of a kernel over those tensors whose gradient is a list of elements or rows.
 *
 * <p>Elements go through the kernel's own sparse form. Rows, and tensors whose kernel has none because of how their states are
 * kept, are brought together block by block ({@link SparseStage}), if the pass looks at nothing but elements; otherwise rows are a
 * list of elements like any other. A pass that reduces takes a list as one piece of work, so that its terms are added in order.
 */
final class SparseSteps {
    /** From how many bytes on a tensor is taken to lie in memory, not in a cache. */
    private static final int FAR = 1 << 22;

    /** How many elements in memory are fetched together, before the kernel runs over them: they stay in the second cache. */
    private static final int TOGETHER = 512;

    private final Kernel kernel;
    private final TensorFrame[] tensors;
    private final KernelLayout layout;
    private final Precision precision;
    private final boolean negate;
    private final SparseList none;

    /** By tensor; {@link #none} for those that never had one. */
    private final SparseList[] lists;

    private final boolean[] in;
    private final boolean[] reduces;
    private final Workers.Body body = this::runPieces;
    private final ThreadLocal<Map<TensorFrame, SparseStage>> stages = ThreadLocal.withInitial(IdentityHashMap::new);

    /** The tensors, and the number of the first piece of each; behind the last the number of all. */
    private final int[] active;

    private final int[] start;
    private int count;
    private int pass;
    private long version;

    /** Of no use to anybody, but that the JVM may not leave out the reads behind it. Several threads write it. */
    @SuppressWarnings("UnusedVariable")
    private double touched;

    SparseSteps(Frames frames, Layout parameters, boolean negate) {
        this.kernel = frames.kernel();
        this.tensors = frames.tensors();
        this.layout = frames.layout();
        this.in = new boolean[tensors.length];
        this.active = new int[tensors.length];
        this.start = new int[tensors.length + 1];
        this.reduces = new boolean[layout.passes()];
        layout.reductions().forEach(r -> reduces[r.pass()] = true);
        this.precision = parameters.precision();
        this.negate = negate;
        this.none = new SparseList(precision, negate);
        this.lists = new SparseList[tensors.length];
        Arrays.fill(lists, none);
    }

    /** Whether a tensor is one of them in this step. */
    boolean has(int tensor) {
        return in[tensor];
    }

    /** A number that is another whenever others are. */
    long version() {
        return version;
    }

    /** Begins to take the lists of a step. */
    void clear() {
        count = 0;
    }

    /** Takes a list; see {@link SparseList#take}. */
    @SuppressWarnings("ReferenceEquality") // the one that stands for none
    void take(int tensor, String name, SparseGradient given) {
        if (lists[tensor] == none) {
            lists[tensor] = new SparseList(precision, negate);
        }
        lists[tensor].take(name, given, tensors[tensor].length / given.width());
        active[count++] = tensor;
    }

    /** Takes note of who is in it now. */
    void settle() {
        int k = 0;
        for (int i = 0; i < in.length; i++) {
            boolean now = k < count && active[k] == i;
            k += now ? 1 : 0;
            if (in[i] != now) {
                in[i] = now;
                version++;
            }
        }
    }

    /** Multiplies all lists by {@code first}, then by {@code second}, each product rounded. */
    void scale(double first, double second) {
        for (int k = 0; k < count; k++) {
            lists[active[k]].scale(first, second);
        }
    }

    /** The list of a tensor that has one. */
    SparseList list(int tensor) {
        return lists[tensor];
    }

    /** Runs a pass over all of them. */
    void run(int number, Workers workers) {
        if (count == 0) {
            return;
        }
        pass = number;
        for (int k = 0; k < count; k++) {
            start[k + 1] = start[k] + pieces(k);
        }
        if (start[count] > 0) {
            workers.run(start[count], body);
        }
    }

    private boolean isStaged(SparseList list) {
        return layout.isUniform(pass) && (list.width() > 1 || !kernel.hasSparse());
    }

    /** How many elements or rows a piece of work has; all of them where their order matters. */
    private int pieceOf(SparseList list) {
        if (reduces[pass]) {
            return Integer.MAX_VALUE;
        }
        return isStaged(list) ? Math.max(1, Kernel.BLOCK / list.width()) : Kernel.BLOCK;
    }

    private int elements(SparseList list) {
        return isStaged(list) ? list.count() : list.count() * list.width();
    }

    private int pieces(int k) {
        SparseList list = lists[active[k]];
        if (reduces[pass]) {
            return 1;
        }
        int piece = pieceOf(list);
        return (int) (((long) elements(list) + piece - 1) / piece);
    }

    private void runPieces(int from, int to) {
        Objects.checkFromToIndex(from, to, start[count]);
        for (int k = 0; k < count; k++) {
            int first = Math.max(from, start[k]);
            int last = Math.min(to, start[k + 1]);
            if (first < last) {
                runPieces(active[k], first - start[k], last - start[k]);
            }
        }
    }

    private void runPieces(int tensor, int first, int last) {
        SparseList list = lists[tensor];
        long piece = pieceOf(list);
        int elements = elements(list);
        int from = (int) Math.min(elements, first * piece);
        int to = (int) Math.min(elements, last * piece);
        TensorFrame frame = tensors[tensor];
        if (isStaged(list)) {
            stages.get().computeIfAbsent(frame, this::stage).run(kernel, pass, list, from, to);
        } else {
            runElements(frame, list, from, to);
        }
    }

    private void runElements(TensorFrame frame, SparseList list, int from, int to) {
        int[] indices = list.elements();
        if (reduces[pass] || list.width() > 1 || (long) frame.length * precision.bytes() < FAR) {
            kernel.sparse(pass, frame, indices, list.values(), from, to);
            return;
        }
        for (int at = from; at < to; at += TOGETHER) {
            int length = Math.min(TOGETHER, to - at);
            touched = SparseMoves.touch(frame.theta, frame.thetaOffset, indices, at, length);
            for (int s = 0; s < frame.states.length; s++) {
                touched = SparseMoves.touch(frame.states[s], frame.stateOffsets[s], indices, at, length);
            }
            kernel.sparse(pass, frame, indices, list.values(), at, at + length);
        }
    }

    private SparseStage stage(TensorFrame frame) {
        return new SparseStage(frame, layout);
    }

    /** Whether every pass can be run over lists: for kernels without a sparse form that is so if they look at elements alone. */
    boolean canRun() {
        for (int p = 0; p < layout.passes(); p++) {
            if (!layout.isUniform(p) && !kernel.hasSparse()) {
                return false;
            }
        }
        return true;
    }
}
