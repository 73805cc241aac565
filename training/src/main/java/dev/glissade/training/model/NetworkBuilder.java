package dev.glissade.training.model;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Collects the layers of a {@link Network}, from the input on. Not thread-safe. */
public final class NetworkBuilder {
    private final int inputs;
    private final List<Layer> layers = new ArrayList<>();
    private final List<String> names = new ArrayList<>();
    private final Map<String, Integer> counts = new HashMap<>();

    NetworkBuilder(int inputs) {
        this.inputs = atLeastOne(inputs, "inputs");
    }

    /** A fully connected layer and a function; weights begin as He et al. say for ReLU, as Glorot and Bengio say for the others. */
    public NetworkBuilder dense(int units, Activation activation) {
        return dense(units, activation == Activation.RELU ? Initialisation.he() : Initialisation.glorot())
                .activation(activation);
    }

    /** A fully connected layer alone. */
    public NetworkBuilder dense(int units, Initialisation start) {
        return add(new Dense(atLeastOne(units, "units"), start));
    }

    /** A function of each number. */
    public NetworkBuilder activation(Activation function) {
        return add(new Activate(function));
    }

    /**
     * Sets numbers to 0 at random while training and scales the others up.
     *
     * @param rate the probability that a number is set to 0, in {@code [0, 1)}
     */
    public NetworkBuilder dropout(double rate) {
        if (!(rate >= 0 && rate < 1)) {
            throw new IllegalArgumentException("a dropout rate of " + rate + "; expected one in [0, 1)");
        }
        return add(new Dropout(rate));
    }

    /** Batch normalisation; the running mean and variance take up a tenth of each batch's. */
    public NetworkBuilder batchNorm() {
        return add(new BatchNorm(0.1, 1e-5));
    }

    /** Ends with one linear output and squared error. */
    public Network linear() {
        return end(1, Loss.SQUARED, usualStart());
    }

    /** Ends with one output and the cross-entropy of two classes. */
    public Network logistic() {
        return end(1, Loss.LOGISTIC, usualStart());
    }

    /** Ends with an output per class and their cross-entropy. */
    public Network softmax(int classes) {
        return softmax(classes, usualStart());
    }

    /** As {@link #softmax(int)}; the last weights begin as you say. */
    public Network softmax(int classes, Initialisation start) {
        return end(atLeastOne(classes, "classes"), Loss.SOFTMAX, start);
    }

    private Initialisation usualStart() {
        boolean isConvex = layers.stream().noneMatch(Dense.class::isInstance);
        return isConvex ? Initialisation.zero() : Initialisation.glorot();
    }

    private Network end(int outputs, Loss loss, Initialisation start) {
        List<Layer> all = new ArrayList<>(layers);
        List<String> called = new ArrayList<>(names);
        all.add(new Dense(outputs, start));
        called.add("output");
        return new Network(inputs, all, called, loss, false);
    }

    NetworkBuilder add(Layer layer) {
        layers.add(layer);
        names.add(layer.kind() + counts.merge(layer.kind(), 1, Integer::sum));
        return this;
    }

    private static int atLeastOne(int count, String what) {
        if (count < 1) {
            throw new IllegalArgumentException("a layer with " + count + " " + what);
        }
        return count;
    }
}
