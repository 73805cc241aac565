package dev.glissade;

import dev.glissade.spi.KernelLayout.GradientRequest;
import dev.glissade.spi.Storage;
import dev.glissade.spi.TensorFrame;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Puts gradients where a kernel looks for them, and holds the points at which it wants them. */
final class GradientIntake {
    private final Parameters parameters;
    private final Frames frames;
    private final boolean negate;
    private final boolean zero;

    /** The points by request; the parameters themselves where the request is for those. */
    private final List<Parameters> points = new ArrayList<>();

    /** By request, what is known of the gradients that came last. */
    private final List<Taken> taken = new ArrayList<>();

    private final Roster roster;
    private final SparseSteps sparse;
    private Layout known;

    /** The gradients of a request, who took part, and how the kernel reads them. */
    private static final class Taken {
        private Gradients gradients;
        private long version = -1;
        private long roster = -1;
        private long sparse = -1;
        private boolean direct;

        /** Memory for a copy, once there had to be one. */
        private Optional<Arena> copy = Optional.empty();

        Taken(Gradients none) {
            this.gradients = none;
        }
    }

    GradientIntake(
            Parameters parameters,
            Frames frames,
            Roster roster,
            SparseSteps sparse,
            List<Arena> scratch,
            boolean negate,
            boolean zero) {
        this.parameters = parameters;
        this.roster = roster;
        this.sparse = sparse;
        this.frames = frames;
        this.negate = negate;
        this.zero = zero;
        this.known = parameters.layout();
        for (GradientRequest request : frames.layout().gradients()) {
            points.add(
                    request.point() < 0
                            ? parameters
                            : Parameters.in(parameters.layout(), scratch.get(request.point())));
            Taken none = new Taken(Gradients.over(parameters));
            int number = taken.size();
            none.direct = !isCopied(number);
            taken.add(none);
            if (!none.direct) {
                putCopy(number);
            }
        }
    }

    /**
     * Whether the kernel gets a copy whatever the gradients are: if it wants the other sign, if the caller may fill the same memory with
     * the next gradients before the last pass that reads these, or adds the next to these and therefore wants them set to 0.
     */
    private boolean isCopied(int number) {
        List<GradientRequest> requests = frames.layout().gradients();
        boolean last = number == requests.size() - 1;
        return negate
                || (zero && requests.size() > 1)
                || (!last
                        && requests.get(number).lastPass()
                                > requests.get(number + 1).afterPass());
    }

    private void putCopy(int number) {
        Taken request = taken.get(number);
        Arena copy = request.copy.orElseGet(() -> Arena.allocate(parameters.layout(), Storage.PARAM, 0));
        request.copy = Optional.of(copy);
        for (int i = 0; i < frames.tensors().length; i++) {
            frames.tensors()[i].gradients[number] = copy.array(i);
            frames.tensors()[i].gradientOffsets[number] = copy.offset(i);
        }
    }

    /** The point of a request; where a tensor takes no part, it is the parameter. */
    Parameters point(int request) {
        Parameters point = points.get(request);
        if (point != parameters) {
            for (int i = 0; i < roster.size(); i++) {
                if (!roster.has(i)) {
                    point.tensors().get(i).copyFrom(parameters.tensors().get(i));
                }
            }
        }
        return point;
    }

    /** Whether there is one request at most, and kernels read the caller's gradients, not copies of them. */
    boolean isOneDirect() {
        return taken.isEmpty() || (taken.size() == 1 && !isCopied(0));
    }

    /** Whether kernels read the caller's gradients of a request, not copies of them. */
    boolean isDirect(int request) {
        return taken.get(request).direct;
    }

    /** Checks, once for each layout, that gradients belong to these parameters. */
    void check(Gradients gradients) {
        if (gradients.layout() != known) {
            parameters.layout().requireSame(gradients.layout());
            known = gradients.layout();
        }
    }

    /**
     * Hands the kernel the gradients of one request.
     *
     * @return whether they lie elsewhere than in the last step
     */
    boolean take(int request, Gradients gradients) {
        Taken known = taken.get(request);
        boolean moved = !isCopied(request) && !isKnown(known, gradients);
        if (moved) {
            known.gradients = gradients;
            known.version = gradients.version();
            known.roster = roster.version();
            known.sparse = sparse.version();
            known.direct = taken.size() == 1 || liesAsTheParametersDo(gradients);
            if (known.direct) {
                put(request, gradients);
            } else {
                putCopy(request);
            }
        }
        if (!known.direct) {
            copy(known.copy.orElseThrow(), gradients);
        }
        return moved;
    }

    @SuppressWarnings("ReferenceEquality") // the very object that was looked at in the last step
    private boolean isKnown(Taken known, Gradients gradients) {
        return gradients == known.gradients
                && gradients.version() == known.version
                && roster.version() == known.roster
                && sparse.version() == known.sparse;
    }

    private void put(int request, Gradients gradients) {
        for (int i = 0; i < roster.size(); i++) {
            if (roster.has(i) && !sparse.has(i)) {
                Tensor given = gradients.tensor(i);
                TensorFrame frame = frames.tensors()[i];
                frame.gradients[request] = given.array();
                frame.gradientOffsets[request] = given.offset();
                frame.offHeap = parameters.tensors().get(i).isOffHeap() || given.isOffHeap();
            }
        }
    }

    /**
     * Whether no pass would have to bring its streams together for these gradients: for one request that is the same work as a copy, but
     * of several every pass would do it, also those that read none.
     */
    private boolean liesAsTheParametersDo(Gradients gradients) {
        for (int i = 0; i < roster.size(); i++) {
            if (roster.has(i) && !sparse.has(i)) {
                Tensor parameter = parameters.tensors().get(i);
                Tensor given = gradients.tensor(i);
                if (given.offset() != parameter.offset() || given.isOffHeap() != parameter.isOffHeap()) {
                    return false;
                }
            }
        }
        return true;
    }

    private void copy(Arena copy, Gradients gradients) {
        for (int i = 0; i < roster.size(); i++) {
            if (roster.has(i) && !sparse.has(i)) {
                copy(gradients.tensor(i), copy.array(i), copy.offset(i));
            }
        }
    }

    private void copy(Tensor from, Object to, int offset) {
        from.copyTo(to, offset);
        if (!negate) {
            return;
        }
        if (to instanceof float[] floats) {
            for (int i = offset; i < offset + from.length(); i++) {
                floats[i] = -floats[i];
            }
        } else if (to instanceof double[] doubles) {
            for (int i = offset; i < offset + from.length(); i++) {
                doubles[i] = -doubles[i];
            }
        }
    }
}
