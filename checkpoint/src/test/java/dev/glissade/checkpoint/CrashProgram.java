package dev.glissade.checkpoint;

import dev.glissade.Optimizer;
import dev.glissade.Optimizers;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;

/** Saves a checkpoint of some megabytes after every step, for ever; to be killed. */
final class CrashProgram {

    private CrashProgram() {}

    public static void main(String[] arguments) throws IOException {
        float[] weights = new float[500_000];
        float[] gradient = new float[weights.length];
        Optimizer optimizer = Optimizers.named("adam").over(weights);
        CheckpointDirectory folder =
                CheckpointDirectory.in(Path.of(arguments[0])).keepLast(1);
        while (true) {
            Arrays.fill(gradient, (float) optimizer.steps());
            optimizer.step(gradient);
            folder.save(Checkpoint.of(optimizer));
        }
    }
}
