package dev.glissade.training.model;

import dev.glissade.Parameters;
import java.util.List;

/**
 * Batch normalisation (Ioffe and Szegedy 2015): each column is brought to mean 0 and variance 1 over the batch, then scaled and shifted
 * by learnt numbers. Outside of training the running mean and variance take the place of the batch's.
 *
 * @param share of a batch in the running mean and variance
 * @param epsilon added to variances
 */
record BatchNorm(double share, double epsilon) implements Layer {

    @Override
    public String kind() {
        return "norm";
    }

    @Override
    public List<Declared> trained(String name, int inputs) {
        return List.of(new Declared(scale(name), inputs), new Declared(shift(name), inputs));
    }

    @Override
    public List<Declared> remembered(String name, int inputs) {
        return List.of(new Declared(mean(name), inputs), new Declared(variance(name), inputs));
    }

    @Override
    public void initialise(String name, Parameters parameters, long seed, int position) {
        parameters.tensor(scale(name)).fill(1);
        parameters.tensor(variance(name)).fill(1);
    }

    @Override
    public Stage stage(Place place) {
        return new BatchNormStage(this, place);
    }

    static String scale(String name) {
        return name + ".scale";
    }

    static String shift(String name) {
        return name + ".shift";
    }

    static String mean(String name) {
        return name + ".mean";
    }

    static String variance(String name) {
        return name + ".variance";
    }
}
