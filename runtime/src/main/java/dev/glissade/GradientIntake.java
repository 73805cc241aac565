package dev.glissade;

import dev.glissade.spi.KernelLayout.GradientRequest;
import dev.glissade.spi.Storage;
import dev.glissade.spi.TensorFrame;
import java.util.ArrayList;
import java.util.List;

/** Puts gradients where a kernel looks for them, and holds the points at which it wants them. */
final class GradientIntake {
    private final Parameters parameters;
    private final Frames frames;
    private final boolean negate;
    private final boolean zero;

    /** The points by request; the parameters themselves where the request is for those. */
    private final List<Parameters> points = new ArrayList<>();

    /** Memory by request, where the caller's cannot be read directly: it may be filled again, or has the wrong sign. */
    private final List<Arena> copies = new ArrayList<>();

    private final Roster roster;
    private final SparseSteps sparse;
    private Layout known;

    /** What was read directly in the last step: there is one request then. */
    private Gradients taken;

    private long takenVersion = -1;
    private long takenRoster = -1;
    private long takenSparse = -1;

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
        this.taken = Gradients.over(parameters);
        List<GradientRequest> requests = frames.layout().gradients();
        for (GradientRequest request : requests) {
            points.add(
                    request.point() < 0
                            ? parameters
                            : Parameters.in(parameters.layout(), scratch.get(request.point())));
            if (requests.size() > 1 || negate) {
                int number = copies.size();
                Arena copy = Arena.allocate(parameters.layout(), Storage.PARAM, 0);
                for (int i = 0; i < frames.tensors().length; i++) {
                    frames.tensors()[i].gradients[number] = copy.array(i);
                    frames.tensors()[i].gradientOffsets[number] = copy.offset(i);
                }
                copies.add(copy);
            }
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

    /** Whether kernels read the caller's gradients, not copies of them. */
    boolean isDirect() {
        return copies.isEmpty();
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
        if (!copies.isEmpty()) {
            copy(request, gradients);
            if (zero) {
                gradients.zero();
            }
            return false;
        }
        if (isTaken(gradients)) {
            return false;
        }
        for (int i = 0; i < roster.size(); i++) {
            if (roster.has(i) && !sparse.has(i)) {
                Tensor given = gradients.tensor(i);
                TensorFrame frame = frames.tensors()[i];
                frame.gradients[request] = given.array();
                frame.offHeap = parameters.tensors().get(i).isOffHeap() || given.isOffHeap();
                frame.gradientOffsets[request] = given.offset();
            }
        }
        taken = gradients;
        takenVersion = gradients.version();
        takenRoster = roster.version();
        takenSparse = sparse.version();
        return true;
    }

    @SuppressWarnings("ReferenceEquality") // the very object that was looked at in the last step
    private boolean isTaken(Gradients gradients) {
        return gradients == taken
                && gradients.version() == takenVersion
                && roster.version() == takenRoster
                && sparse.version() == takenSparse;
    }

    private void copy(int request, Gradients gradients) {
        Arena copy = copies.get(request);
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
