package dev.glissade.training.model;

import dev.glissade.Gradients;
import dev.glissade.Parameters;
import dev.glissade.training.data.Batch;
import dev.glissade.training.data.Dataset;

/** Statistics of a network's layers over data, measured anew. */
final class NetworkStatistics {

    private NetworkStatistics() {}

    static void measure(Network network, Parameters at, Dataset data, int rows) {
        if (rows < 1 || data.size() == 0) {
            throw new IllegalArgumentException(data.size() + " rows in batches of " + rows + " have no statistics");
        }
        Batch batch = new Batch(data.schema(), Math.min(rows, data.size()), at.precision());
        Chain chain = new Chain(network, batch.capacity(), at.precision());
        int part = 0;
        for (int from = 0; from < data.size(); from += rows) {
            batch.clear(0, 1, part++);
            for (int row = from; row < Math.min(data.size(), from + rows); row++) {
                data.read(row, batch);
            }
            Requirements.check(network, at, batch);
            chain.scores(new Pass(at, Gradients.over(at), batch, Pass.Mode.MEASURING));
        }
        chain.measured(at);
    }
}
