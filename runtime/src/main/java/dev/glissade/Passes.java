package dev.glissade;

import dev.glissade.spi.GroupFrame;
import dev.glissade.spi.Kernel;
import dev.glissade.spi.KernelLayout.Combine;
import dev.glissade.spi.KernelLayout.Reduction;
import dev.glissade.spi.Scope;
import dev.glissade.spi.TensorFrame;
import java.util.List;
import java.util.Objects;

/**
 * Runs the passes of a kernel over the tensors that take part.
 *
 * <p>Which thread runs which blocks changes no bit: elements do not see each other within a pass, a block leaves its part of a
 * reduction in a place of its own, and the parts are put together here, on the thread that steps, in an order that depends on
 * positions and names alone.
 */
final class Passes {
    private final Kernel kernel;
    private final Frames frames;
    private final Workers workers;
    private final Workers.Body body = this::runBlocks;
    private final List<Reduction> reductions;

    /** The tensors that take part, in the order of their names; the first {@code activeCount} mean something. */
    private final TensorFrame[] active;

    /** The number of the first block of each, and behind the last the number of all. */
    private final int[] start;

    private final int[] byName;
    private int activeCount;
    private int pass;

    Passes(Frames frames, int[] byName, Workers workers) {
        this.kernel = frames.kernel();
        this.frames = frames;
        this.workers = workers;
        this.byName = byName;
        this.reductions = frames.layout().reductions();
        this.active = new TensorFrame[byName.length];
        this.start = new int[byName.length + 1];
    }

    /** Fixes which tensors take part from now on. */
    void choose(boolean[] takesPart) {
        activeCount = 0;
        int blocks = 0;
        for (int tensor : byName) {
            if (takesPart[tensor]) {
                TensorFrame frame = frames.tensors()[tensor];
                active[activeCount] = frame;
                start[activeCount++] = blocks;
                blocks = Math.addExact(blocks, blocks(frame));
            }
        }
        start[activeCount] = blocks;
    }

    /** Works out the scalars that a pass needs, or with the number of all passes those that follow the last. */
    void scalars(int number) {
        kernel.global(number, frames.global());
        for (GroupFrame group : frames.groups()) {
            kernel.group(number, group);
        }
        for (int k = 0; k < activeCount; k++) {
            kernel.tensor(number, active[k]);
        }
    }

    /** Runs a pass and puts its reductions together. */
    void run(int number) {
        pass = number;
        if (start[activeCount] > 0) {
            workers.run(start[activeCount], body);
        }
        for (int r = 0; r < reductions.size(); r++) {
            if (reductions.get(r).pass() == number) {
                combine(r, reductions.get(r));
            }
        }
    }

    private void runBlocks(int from, int to) {
        Objects.checkFromToIndex(from, to, start[activeCount]);
        int k = tensorOf(from);
        int block = from;
        while (block < to) {
            TensorFrame frame = active[k];
            int last = Math.min(to, start[k + 1]);
            long end = (long) (last - start[k]) * Kernel.BLOCK;
            kernel.run(pass, frame, (block - start[k]) * Kernel.BLOCK, (int) Math.min(end, frame.length));
            block = last;
            k++;
        }
    }

    /** The place among the active ones of the tensor that a block belongs to. */
    private int tensorOf(int block) {
        int low = 0;
        int high = activeCount;
        while (high - low > 1) {
            int middle = (low + high) >>> 1;
            if (start[middle] <= block) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private void combine(int number, Reduction reduction) {
        Combine how = reduction.combine();
        int slot = reduction.slot();
        if (reduction.scope() == Scope.GLOBAL) {
            frames.global().scalars[slot] = ofNothing(how);
        } else if (reduction.scope() == Scope.GROUP) {
            for (GroupFrame group : frames.groups()) {
                group.scalars[slot] = ofNothing(how);
            }
        }
        for (int k = 0; k < activeCount; k++) {
            TensorFrame frame = active[k];
            double[] into = switch (reduction.scope()) {
                case GLOBAL -> frames.global().scalars;
                case GROUP -> frame.group.scalars;
                case TENSOR, ELEMENT -> frame.scalars;
            };
            double ofTensor = ofNothing(how);
            double[] parts = frame.partials[number];
            for (int b = 0; b < parts.length; b++) {
                ofTensor = both(how, ofTensor, parts[b]);
            }
            into[slot] = reduction.scope() == Scope.TENSOR ? ofTensor : both(how, into[slot], ofTensor);
        }
    }

    private static double ofNothing(Combine how) {
        return switch (how) {
            case SUM -> 0;
            case MIN -> Double.POSITIVE_INFINITY;
            case MAX -> Double.NEGATIVE_INFINITY;
        };
    }

    private static double both(Combine how, double a, double b) {
        return switch (how) {
            case SUM -> a + b;
            case MIN -> Math.min(a, b);
            case MAX -> Math.max(a, b);
        };
    }

    private static int blocks(TensorFrame frame) {
        return (int) (((long) frame.length + Kernel.BLOCK - 1) / Kernel.BLOCK);
    }
}
