package dev.glissade;

import dev.glissade.spi.GroupFrame;
import dev.glissade.spi.Kernel;
import dev.glissade.spi.KernelLayout;
import dev.glissade.spi.KernelLayout.Combine;
import dev.glissade.spi.KernelLayout.Reduction;
import dev.glissade.spi.Scope;
import dev.glissade.spi.TensorFrame;
import java.util.List;

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
    private final Workers.Body surrounded = this::runSurrounded;
    private final List<Reduction> reductions;
    private final boolean[] uniform;
    private final boolean tensorScalars;
    private final Neighbours neighbours;

    /** The tensors that take part, each by itself. */
    private final Stretches apart;

    /** The same, joined where their memory is. */
    private final Stretches together;

    private final int[] byName;
    private final Roster roster;
    private final SparseSteps sparse;
    private long chosen = -1;
    private long chosenSparse = -1;
    private boolean joined;
    private Stretches running;
    private int pass;
    private BlockWork work = (frame, tensor, from, to) -> {};

    Passes(Frames frames, int[] byName, Workers workers, Roster roster, SparseSteps sparse) {
        KernelLayout layout = frames.layout();
        this.kernel = frames.kernel();
        this.frames = frames;
        this.workers = workers;
        this.byName = byName;
        this.roster = roster;
        this.sparse = sparse;
        this.reductions = layout.reductions();
        this.uniform = new boolean[layout.passes()];
        for (int p = 0; p < uniform.length; p++) {
            uniform[p] = layout.isUniform(p);
        }
        this.tensorScalars = layout.tensorScalars() > 0 || Frames.count(layout, Scope.TENSOR) > 0;
        this.neighbours = new Neighbours(frames);
        this.apart = new Stretches(frames.tensors());
        this.together = new Stretches(frames.tensors());
        this.running = apart;
    }

    /** Looks who takes part, if that has changed. */
    void choose() {
        if (chosen == roster.version() && chosenSparse == sparse.version()) {
            return;
        }
        chosen = roster.version();
        chosenSparse = sparse.version();
        apart.clear();
        for (int i = 0; i < roster.size(); i++) {
            if (roster.has(i) && !sparse.has(i)) {
                apart.add(frames.tensors()[i], i, frames.tensors()[i].length);
            }
        }
        moved();
    }

    /** Takes note that arrays have been put into frames. */
    void moved() {
        joined = false;
    }

    /** Works out the scalars that a pass needs, or with the number of all passes those that follow the last. */
    void scalars(int number) {
        kernel.global(number, frames.global());
        for (GroupFrame group : frames.groups()) {
            kernel.group(number, group);
        }
        if (tensorScalars) {
            for (int i = 0; i < roster.size(); i++) {
                if (roster.has(i)) {
                    kernel.tensor(number, frames.tensors()[i]);
                }
            }
        }
    }

    /** Runs a pass and puts its reductions together. */
    void run(int number) {
        pass = number;
        running = uniform[number] ? together() : apart;
        share(body);
        sparse.run(number, workers);
        combine(number);
    }

    /**
     * As {@link #run(int)}, with some work in place of the kernel's, block by block, but for lists.
     *
     * @param join whether tensors may be run as one if the pass is uniform
     */
    void run(int number, BlockWork around, boolean join) {
        pass = number;
        work = around;
        running = join && uniform[number] ? together() : apart;
        share(surrounded);
        sparse.run(number, workers);
        combine(number);
    }

    /** Does some work on each block of each tensor that takes part. */
    void each(BlockWork some) {
        work = some;
        running = apart;
        share(surrounded);
    }

    /** What the kernel sees of a tensor. */
    TensorFrame frame(int tensor) {
        return frames.tensors()[tensor];
    }

    private void share(Workers.Body those) {
        if (running.blocks() > 0) {
            running.align();
            workers.run(running.blocks(), those);
        }
    }

    private void combine(int number) {
        for (int r = 0; r < reductions.size(); r++) {
            if (reductions.get(r).pass() == number) {
                combine(r, reductions.get(r));
            }
        }
    }

    private Stretches together() {
        if (!joined) {
            neighbours.join(roster, sparse, together);
            joined = true;
        }
        return together;
    }

    private void runBlocks(int from, int to) {
        running.run(kernel, pass, from, to);
    }

    private void runSurrounded(int from, int to) {
        running.run(work, from, to);
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
        for (int tensor : byName) {
            if (!roster.has(tensor)) {
                continue;
            }
            TensorFrame frame = frames.tensors()[tensor];
            double[] into = switch (reduction.scope()) {
                case GLOBAL -> frames.global().scalars;
                case GROUP -> frame.group.scalars;
                case TENSOR, ELEMENT -> frame.scalars;
            };
            double ofTensor = ofNothing(how);
            double[] parts = frame.partials[number];
            int count = sparse.has(tensor) ? 1 : parts.length;
            for (int b = 0; b < count; b++) {
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
}
