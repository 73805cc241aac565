package dev.glissade.training;

import dev.glissade.Optimizers;
import dev.glissade.Parameters;
import dev.glissade.training.loop.Trainer;
import dev.glissade.training.loop.TrainingListener;
import java.io.IOException;

/** A run whose steps add 1 to the only parameter each: two steps in an epoch, five epochs. */
public final class Counting {

    private Counting() {}

    /** Makes the run. */
    public static void run(Parameters x, TrainingListener listener) throws IOException {
        Trainer.of(
                        (at, batch, gradients) -> {
                            gradients.tensor("theta").set(0, -1);
                            return 0;
                        },
                        Optimizers.named("sgd").set("lr", 1).over(x),
                        Rows.numbers(2, 1))
                .batch(1)
                .epochs(5)
                .listen(listener)
                .build()
                .run();
    }
}
