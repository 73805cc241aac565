package dev.glissade.checkpoint;

import dev.glissade.Gradients;
import dev.glissade.Optimizer;
import dev.glissade.Parameters;
import dev.glissade.Tensor;

/** Steps whose gradients are functions of the parameters and the step, so that a run can be repeated from anywhere. */
final class Runs {

    private Runs() {}

    /** A gradient at a point, different for each tensor, element and step. */
    static Gradients gradients(Parameters point, long step) {
        Gradients gradients = point.gradients();
        for (Tensor tensor : point.tensors()) {
            Tensor gradient = gradients.tensor(tensor.name());
            for (int j = 0; j < gradient.length(); j++) {
                gradient.set(
                        j,
                        0.1 * tensor.get(j)
                                + Math.sin((double) (step + tensor.name().hashCode() + j)));
            }
        }
        return gradients.loss(1 + Math.cos((double) step));
    }

    static Gradients gradients(Optimizer optimizer) {
        return gradients(optimizer.parameters(), optimizer.steps());
    }

    /** Makes a step of any rule, also of one that asks for gradients elsewhere. */
    static void step(Optimizer optimizer) {
        long step = optimizer.steps();
        optimizer.step(point -> gradients(point, step));
    }
}
