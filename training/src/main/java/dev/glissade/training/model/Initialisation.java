package dev.glissade.training.model;

import dev.glissade.training.random.Draws;

/** How the weights of a layer begin. Biases begin at 0. */
@FunctionalInterface
public interface Initialisation {

    /**
     * One weight.
     *
     * @param inputs of the layer
     * @param outputs of the layer
     */
    double weight(Draws draws, int inputs, int outputs);

    /** Uniform in {@code [-a, a]} with {@code a = sqrt(6/(inputs + outputs))} (Glorot and Bengio 2010): for tanh and sigmoid. */
    static Initialisation glorot() {
        return (draws, inputs, outputs) -> (2 * draws.uniform() - 1) * Math.sqrt(6.0 / (inputs + outputs));
    }

    /** Normal with variance {@code 2/(inputs + outputs)}: Glorot and Bengio's width in the other shape. */
    static Initialisation glorotNormal() {
        return (draws, inputs, outputs) -> draws.gaussian() * Math.sqrt(2.0 / (inputs + outputs));
    }

    /** Normal with variance {@code 2/inputs} (He et al. 2015): for ReLU. */
    static Initialisation he() {
        return (draws, inputs, outputs) -> draws.gaussian() * Math.sqrt(2.0 / inputs);
    }

    /** Uniform in {@code [-a, a]} with {@code a = sqrt(6/inputs)}: He's width in the other shape. */
    static Initialisation heUniform() {
        return (draws, inputs, outputs) -> (2 * draws.uniform() - 1) * Math.sqrt(6.0 / inputs);
    }

    /** Normal with a standard deviation, whatever the size of the layer. */
    static Initialisation normal(double deviation) {
        return (draws, inputs, outputs) -> deviation * draws.gaussian();
    }

    /** All 0: right where there is no hidden layer, and the loss is convex. */
    static Initialisation zero() {
        return (draws, inputs, outputs) -> 0;
    }
}
