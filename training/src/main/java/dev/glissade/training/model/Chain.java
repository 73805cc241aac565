package dev.glissade.training.model;

import dev.glissade.Parameters;
import dev.glissade.spi.Precision;
import dev.glissade.training.array.Matrix;
import dev.glissade.training.data.Batch;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The stages of a network, with working room for batches of up to a size. */
final class Chain {
    private final int capacity;
    private final Precision precision;
    private final List<Stage> forth = new ArrayList<>();
    private final List<Stage> back;

    Chain(Network network, int capacity, Precision precision) {
        this.capacity = capacity;
        this.precision = precision;
        int inputs = network.inputs();
        for (int i = 0; i < network.layers().size(); i++) {
            Layer layer = network.layers().get(i);
            forth.add(layer.stage(new Place(network.names().get(i), i, inputs, capacity, precision, network.byRows())));
            inputs = layer.outputs(inputs);
        }
        back = new ArrayList<>(forth);
        Collections.reverse(back);
    }

    boolean fits(Batch batch) {
        return batch.size() <= capacity && batch.precision() == precision;
    }

    /** The scores of the rows of the pass's batch; may be overwritten. */
    Matrix scores(Pass pass) {
        Matrix values = pass.batch().inputs();
        for (Stage stage : forth) {
            values = stage.forward(pass, values);
        }
        return values;
    }

    /** Writes all gradients, given that of the scores. */
    void back(Pass pass, Matrix ofScores) {
        Matrix gradient = ofScores;
        for (Stage stage : back) {
            gradient = stage.backward(pass, gradient);
        }
    }

    void stepped(Parameters parameters) {
        for (Stage stage : forth) {
            stage.stepped(parameters);
        }
    }

    void skipped() {
        for (Stage stage : forth) {
            stage.skipped();
        }
    }

    void measured(Parameters parameters) {
        for (Stage stage : forth) {
            stage.measured(parameters);
        }
    }
}
