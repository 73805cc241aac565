package dev.glissade.training.data;

import dev.glissade.Optimizer;
import dev.glissade.Optimizers;
import dev.glissade.Parameters;
import dev.glissade.spi.Precision;
import dev.glissade.training.loop.Trainer;
import dev.glissade.training.loop.TrainingResult;
import dev.glissade.training.model.Network;
import java.io.IOException;
import java.nio.file.Path;

/** Trains on the rows of a file, in random order, in a JVM that could not hold them. */
final class StreamingProgram {

    private StreamingProgram() {}

    public static void main(String[] args) throws IOException {
        try (StoredRows rows = StoredRows.open(Path.of(args[0]))) {
            Network network = Network.linear(rows.schema().inputs());
            Parameters parameters = network.start(Precision.FLOAT, 1);
            Optimizer optimizer = Optimizers.named("adam").set("lr", 0.01).over(parameters);
            TrainingResult result = Trainer.of(network.objective(), optimizer, rows)
                    .batch(100)
                    .epochs(2)
                    .build()
                    .run();
            System.out.println("rows: " + rows.size());
            System.out.println(
                    "loss below 0.001: " + (result.last().orElseThrow().loss() < 0.001));
        }
    }
}
