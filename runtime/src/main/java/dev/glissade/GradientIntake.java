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

    /** The points by request; the parameters themselves where the request is for those. */
    private final List<Parameters> points = new ArrayList<>();

    /** Memory by request, where the caller's cannot be read directly: it may be filled again, or has the wrong sign. */
    private final List<Arena> copies = new ArrayList<>();

    private Layout known;

    GradientIntake(Parameters parameters, Frames frames, List<Arena> scratch, boolean negate, int firstStream) {
        this.parameters = parameters;
        this.frames = frames;
        this.negate = negate;
        this.known = parameters.layout();
        List<GradientRequest> requests = frames.layout().gradients();
        for (GradientRequest request : requests) {
            points.add(
                    request.point() < 0
                            ? parameters
                            : Parameters.in(parameters.layout(), scratch.get(request.point())));
            if (requests.size() > 1 || negate) {
                copies.add(Arena.allocate(parameters.layout(), Storage.PARAM, firstStream + copies.size()));
            }
        }
    }

    /** The point of a request; where a tensor takes no part, it is the parameter. */
    Parameters point(int request, boolean[] takesPart) {
        Parameters point = points.get(request);
        if (point != parameters) {
            for (int i = 0; i < takesPart.length; i++) {
                if (!takesPart[i]) {
                    point.tensors().get(i).copyFrom(parameters.tensors().get(i));
                }
            }
        }
        return point;
    }

    /** Checks, once for each layout, that gradients belong to these parameters. */
    void check(Gradients gradients) {
        if (gradients.layout() != known) {
            parameters.layout().requireSame(gradients.layout());
            known = gradients.layout();
        }
    }

    /** Hands the kernel the gradients of one request. */
    void take(int request, Gradients gradients, boolean[] takesPart) {
        for (int i = 0; i < takesPart.length; i++) {
            if (!takesPart[i]) {
                continue;
            }
            Tensor given = gradients.tensor(i);
            TensorFrame frame = frames.tensors()[i];
            if (copies.isEmpty()) {
                frame.gradients[request] = given.array();
                frame.gradientOffsets[request] = given.offset();
            } else {
                Arena copy = copies.get(request);
                frame.gradients[request] = copy.array(i);
                frame.gradientOffsets[request] = copy.offset(i);
                copy(given, copy.array(i), copy.offset(i));
            }
        }
    }

    private void copy(Tensor from, Object to, int offset) {
        if (!negate) {
            System.arraycopy(from.array(), from.offset(), to, offset, from.length());
        } else if (to instanceof float[] floats) {
            float[] given = from.floats();
            for (int i = 0; i < from.length(); i++) {
                floats[offset + i] = -given[from.offset() + i];
            }
        } else if (to instanceof double[] doubles) {
            double[] given = from.doubles();
            for (int i = 0; i < from.length(); i++) {
                doubles[offset + i] = -given[from.offset() + i];
            }
        }
    }
}
