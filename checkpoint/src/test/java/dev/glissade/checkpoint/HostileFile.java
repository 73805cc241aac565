package dev.glissade.checkpoint;

import dev.glissade.Optimizer;
import dev.glissade.Optimizers;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** What must hold of any file at all. */
final class HostileFile {

    private HostileFile() {}

    /** Whether it is refused; if it is, the optimizer is as it was, and if not, it can go on. */
    static boolean isRefused(Path file, byte[] content) throws IOException {
        Files.write(file, content);
        float[] weights = {7, 7, 7};
        Optimizer optimizer = Optimizers.named("adam").over(weights);
        try {
            Checkpoint checkpoint = Checkpoint.read(file);
            checkpoint.resume(optimizer);
            checkpoint.restoreSettings(optimizer);
        } catch (SafetensorsException | CheckpointMismatchException refusal) {
            boolean untouched = optimizer.steps() == 0 && Arrays.equals(weights, new float[] {7, 7, 7});
            // settings may be refused after the state was taken, which is then whole
            if ((!untouched && optimizer.steps() == 0) || refusal.getMessage().isEmpty()) {
                throw new AssertionError("loaded by halves", refusal);
            }
            return true;
        } catch (EOFException shorter) {
            throw new AssertionError("the header promised what is not there", shorter);
        }
        optimizer.step(new float[3]);
        return false;
    }
}
