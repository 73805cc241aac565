package dev.glissade.training.model;

import dev.glissade.Gradients;
import dev.glissade.Parameters;
import dev.glissade.spi.Precision;
import dev.glissade.training.array.Matrix;
import dev.glissade.training.data.Batch;

/** A network, forth only. */
final class NetworkScorer implements Scorer {
    private final Network network;
    private Chain chain;

    NetworkScorer(Network network) {
        this.network = network;
        this.chain = new Chain(network, 0, Precision.FLOAT);
    }

    @Override
    public Matrix scores(Parameters at, Batch batch) {
        Requirements.check(network, at, batch);
        if (!chain.fits(batch)) {
            chain = new Chain(network, batch.capacity(), batch.precision());
        }
        return chain.scores(new Pass(at, Gradients.over(at), batch, Pass.Mode.AS_IT_IS));
    }
}
