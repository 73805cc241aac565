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

    /** As {@link #isFinite(Parameters)} after a step: of tensors with sparse gradients, the elements that the step could move. */
    static boolean isFinite(Parameters parameters, Gradients gradients) {
        for (int i = 0; i < parameters.tensors().size(); i++) {
            Tensor tensor = parameters.tensors().get(i);
            if (gradients.isSparse(tensor.name()) ? !isFiniteWhereListed(tensor, gradients) : !isFinite(tensor)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isFiniteWhereListed(Tensor tensor, Gradients gradients) {
        double[] sum = {0};
        gradients.listed(tensor.name(), (index, value) -> sum[0] += 0 * tensor.get(index));
        return sum[0] == 0;
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
    static NotFiniteException loss(int epoch, int batch, double loss, Parameters at, Gradients gradients) {
        String text = "the loss is " + loss;
        for (Tensor tensor : at.tensors()) {
            int index = firstIn(tensor);
            if (index >= 0) {
                return new NotFiniteException(
                        epoch,
                        batch,
                        tensor.name(),
                        text + ", as " + element("parameter", tensor.name(), tensor.get(index), index));
            }
        }
        for (Tensor tensor : at.tensors()) {
            int index = gradients.has(tensor.name()) ? firstGradient(gradients, tensor.name()) : -1;
            if (index >= 0) {
                return new NotFiniteException(
                        epoch,
                        batch,
                        tensor.name(),
                        text + "; "
                                + element(
                                        "the gradient of",
                                        tensor.name(),
                                        gradient(gradients, tensor.name(), index),
                                        index)
                                + ", all parameters are finite");
            }
        }
        return new NotFiniteException(epoch, batch, "", text + "; all parameters and gradients are finite");
    }

    private static int firstGradient(Gradients gradients, String name) {
        if (!gradients.isSparse(name)) {
            return firstIn(gradients.tensor(name));
        }
        int[] first = {-1};
        gradients.listed(name, (index, value) -> {
            if (first[0] < 0 && !Double.isFinite(value)) {
                first[0] = index;
            }
        });
        return first[0];
    }

    /** The exception about a parameter that a step has made so. */
    static NotFiniteException parameter(int epoch, int batch, double loss, Parameters parameters) {
        for (Tensor tensor : parameters.tensors()) {
            int index = firstIn(tensor);
            if (index >= 0) {
                return new NotFiniteException(
                        epoch,
                        batch,
                        tensor.name(),
                        "after the step " + element("parameter", tensor.name(), tensor.get(index), index)
                                + "; the loss before it was " + loss);
            }
        }
        throw new IllegalStateException("all parameters are finite");
    }

    private static double gradient(Gradients gradients, String name, int index) {
        if (!gradients.isSparse(name)) {
            return gradients.tensor(name).get(index);
        }
        double[] sum = {0};
        gradients.listed(name, (listed, value) -> sum[0] += listed == index ? value : 0);
        return sum[0];
    }

    private static String element(String what, String name, double value, int index) {
        return what + " '" + name + "' is " + value + " at element " + index;
    }
}
