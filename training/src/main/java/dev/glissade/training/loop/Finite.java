package dev.glissade.training.loop;

import dev.glissade.Gradients;
import dev.glissade.Parameters;
import dev.glissade.Tensor;
import dev.glissade.spi.Precision;

/** Looks for numbers that are NaN or infinite. */
final class Finite {

    private Finite() {}

    /** Whether all elements of all tensors are finite; reads each once and allocates nothing. */
    static boolean isFinite(Parameters parameters) {
        for (int i = 0; i < parameters.tensors().size(); i++) {
            if (!isFinite(parameters.tensors().get(i))) {
                return false;
            }
        }
        return true;
    }

    static boolean isFinite(Tensor tensor) {
        int end = tensor.offset() + tensor.length();
        if (tensor.isOffHeap()) {
            return firstIn(tensor) < 0;
        }
        // 0 times anything finite is 0, of either sign; of all else, NaN, which stays in the sum
        if (tensor.precision() == Precision.FLOAT) {
            float[] elements = tensor.floats();
            float sum = 0;
            for (int i = tensor.offset(); i < end; i++) {
                sum += 0 * elements[i];
            }
            return sum == 0;
        }
        double[] elements = tensor.doubles();
        double sum = 0;
        for (int i = tensor.offset(); i < end; i++) {
            sum += 0 * elements[i];
        }
        return sum == 0;
    }

    /** The index of the first element that is not finite; -1 if all are. */
    static int firstIn(Tensor tensor) {
        for (int i = 0; i < tensor.length(); i++) {
            if (!Double.isFinite(tensor.get(i))) {
                return i;
            }
        }
        return -1;
    }

    /** The exception about a loss, with the first parameter or gradient that is not finite. */
    static NotFiniteException loss(Run run, double loss, Parameters at, Gradients gradients) {
        String text = "the loss is " + loss;
        for (Tensor tensor : at.tensors()) {
            int index = firstIn(tensor);
            if (index >= 0) {
                return new NotFiniteException(
                        run.epoch(), run.batch(), tensor.name(), text + ", as " + element("parameter", tensor, index));
            }
        }
        for (Tensor tensor : at.tensors()) {
            int index = gradients.has(tensor.name()) ? firstGradient(gradients, tensor.name()) : -1;
            if (index >= 0) {
                return new NotFiniteException(
                        run.epoch(),
                        run.batch(),
                        tensor.name(),
                        text + "; " + element("the gradient of", gradients.tensor(tensor.name()), index)
                                + ", all parameters are finite");
            }
        }
        return new NotFiniteException(run.epoch(), run.batch(), "", text + "; all parameters and gradients are finite");
    }

    private static int firstGradient(Gradients gradients, String name) {
        try {
            return firstIn(gradients.tensor(name));
        } catch (IllegalStateException sparse) {
            return -1;
        }
    }

    /** The exception about a parameter that a step has made so. */
    static NotFiniteException parameter(Run run) {
        for (Tensor tensor : run.optimizer().parameters().tensors()) {
            int index = firstIn(tensor);
            if (index >= 0) {
                return new NotFiniteException(
                        run.epoch(),
                        run.batch(),
                        tensor.name(),
                        "after the step " + element("parameter", tensor, index) + "; the loss before it was "
                                + run.loss());
            }
        }
        throw new IllegalStateException("all parameters are finite");
    }

    private static String element(String what, Tensor tensor, int index) {
        return what + " '" + tensor.name() + "' is " + tensor.get(index) + " at element " + index;
    }
}
