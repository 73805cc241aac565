package dev.glissade.training.model;

import dev.glissade.Gradients;
import dev.glissade.Parameters;
import dev.glissade.spi.Precision;
import dev.glissade.training.array.Matrix;
import dev.glissade.training.data.Batch;
import dev.glissade.training.objective.Objective;
import java.util.List;

/** A network's loss and its gradient by back-propagation. */
final class NetworkObjective implements Objective {
    private final Network network;
    private final List<String> remembered;
    private Chain chain;

    NetworkObjective(Network network) {
        this.network = network;
        this.remembered = network.remembered();
        this.chain = new Chain(network, 0, Precision.FLOAT);
    }

    @Override
    public double at(Parameters at, Batch batch, Gradients gradients) {
        Requirements.check(network, at, batch);
        if (!chain.fits(batch)) {
            chain = new Chain(network, batch.capacity(), batch.precision());
        }
        for (String name : remembered) {
            if (gradients.has(name)) {
                gradients.absent(name);
            }
        }
        Pass pass = new Pass(at, gradients, batch, Pass.Mode.TRAINING);
        Matrix scores = chain.scores(pass);
        double loss = network.loss().apply(scores, batch);
        chain.back(pass, scores);
        return loss;
    }

    @Override
    public void stepped(Parameters parameters, Batch batch) {
        chain.stepped(parameters);
    }

    @Override
    public void skipped() {
        chain.skipped();
    }
}
