package dev.glissade;

import dev.glissade.spi.KernelLayout.GradientRequest;
import dev.glissade.spi.Storage;
import dev.glissade.spi.TensorFrame;
import java.nio.Buffer;
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

    /** Memory by request, where the caller's cannot be read directly. */
    private final List<Optional<Arena>> copies = new ArrayList<>();

    /** By request, what was read directly in the last step. */
    private final List<Taken> taken = new ArrayList<>();

    private final Roster roster;
    private final SparseSteps sparse;
    private Layout known;

    /** Gradients, and who took part. */
    private static final class Taken {
        private Gradients gradients;
        private long version = -1;
        private long roster = -1;
        private long sparse = -1;

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
            int number = copies.size();
            copies.add(isCopied(number) ? Optional.of(copy(number)) : Optional.empty());
            taken.add(new Taken(Gradients.over(parameters)));
        }
    }

    /**
     * Whether the kernel gets a copy: if it wants the other sign, if the caller may fill the same memory with the next gradients before
     * the last pass that reads these, or adds the next to these and therefore wants them set to 0.
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

    private Arena copy(int number) {
        Arena copy = Arena.allocate(parameters.layout(), Storage.PARAM, 0);
        for (int i = 0; i < frames.tensors().length; i++) {
            frames.tensors()[i].gradients[number] = copy.array(i);
            frames.tensors()[i].gradientOffsets[number] = copy.offset(i);
        }
        return copy;
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
        return copies.size() < 2 && copies.stream().noneMatch(Optional::isPresent);
    }

    /** Whether kernels read the caller's gradients of a request, not copies of them. */
    boolean isDirect(int request) {
        return copies.get(request).isEmpty();
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
        Optional<Arena> copy = copies.get(request);
        if (copy.isPresent()) {
            copy(copy.get(), gradients);
            if (zero) {
                gradients.zero();
            }
            return false;
        }
        Taken before = taken.get(request);
        if (isTaken(before, gradients)) {
            return false;
        }
        for (int i = 0; i < roster.size(); i++) {
            if (roster.has(i) && !sparse.has(i)) {
                Tensor given = gradients.tensor(i);
                TensorFrame frame = frames.tensors()[i];
                frame.gradients[request] = given.array();
                frame.gradientOffsets[request] = given.offset();
                frame.offHeap = parameters.tensors().get(i).isOffHeap() || isSomeOffHeap(frame.gradients);
            }
        }
        before.gradients = gradients;
        before.version = gradients.version();
        before.roster = roster.version();
        before.sparse = sparse.version();
        return true;
    }

    private static boolean isSomeOffHeap(Object[] gradients) {
        for (Object memory : gradients) {
            if (memory instanceof Buffer) {
                return true;
            }
        }
        return false;
    }

    @SuppressWarnings("ReferenceEquality") // the very object that was looked at in the last step
    private boolean isTaken(Taken before, Gradients gradients) {
        return gradients == before.gradients
                && gradients.version() == before.version
                && roster.version() == before.roster
                && sparse.version() == before.sparse;
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
