package dev.glissade.watch;

import dev.glissade.Optimizers;
import dev.glissade.Parameters;
import dev.glissade.training.data.Dataset;
import dev.glissade.training.data.DenseRows;
import dev.glissade.training.data.Schema;
import dev.glissade.training.loop.Trainer;
import dev.glissade.training.loop.TrainerBuilder;

/** A run of 3 epochs of 4 rows in batches of 2, whose loss is x² at 1, 0.5, 0.25, ... */
final class WatchedRun {
    static final int EPOCHS = 3;
    static final int ROWS = 4;

    private WatchedRun() {}

    static TrainerBuilder builder() {
        Dataset data = new DenseRows(Schema.regression(1), new double[ROWS], new double[ROWS]);
        return Trainer.of(
                        (at, batch, gradients) -> {
                            double x = at.tensor("x").get(0);
                            gradients.tensor("x").set(0, 2 * x);
                            return x * x;
                        },
                        Optimizers.named("sgd")
                                .set("lr", 0.25)
                                .over(Parameters.builder()
                                        .add("x", new double[] {1})
                                        .build()),
                        data)
                .batch(2)
                .epochs(EPOCHS)
                .measure("half", at -> at.tensor("x").get(0) / 2);
    }
}
