package dev.glissade.samples.digits;

import dev.glissade.Optimizers;
import dev.glissade.spi.Storage;
import java.io.IOException;
import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Trains one network with Adam, its states kept in float32 and in two kinds of bf16, and compares the losses. */
public final class StorageTrial {
    private static final int BATCH = 32;

    private StorageTrial() {}

    /**
     * Runs the trial.
     *
     * @param seeds how many runs, of different seeds, each storage has
     * @return for each storage the mean of the runs' last training losses, in nats
     */
    public static Map<Storage, Double> run(int epochs, int seeds, PrintStream out) throws IOException {
        Map<Storage, Double> losses = new LinkedHashMap<>();
        try {
            Digits digits = Digits.bundled();
            out.printf("%-16s  %10s  %10s%n", "states", "train loss", "validation");
            for (Storage storage : List.of(Storage.F32, Storage.BF16, Storage.BF16_STOCHASTIC)) {
                double loss = 0;
                double right = 0;
                for (int seed = 1; seed <= seeds; seed++) {
                    var training = new Training(digits, Split.stratified(digits.labels(), seed), BATCH, seed);
                    int number = seed;
                    Training.Result result = training.run(
                            new TwoLayerNetwork(),
                            parameters -> Optimizers.named("adam")
                                    .set("lr", 1e-3)
                                    .seed(number)
                                    .stateStorage(storage)
                                    .over(parameters),
                            epochs,
                            Progress.silent());
                    loss += result.loss() / seeds;
                    right += result.accuracy(digits, training.split().validation()) / seeds;
                }
                losses.put(storage, loss);
                out.printf(Locale.ROOT, "%-16s  %10.5f  %10.3f%n", storage, loss, right);
            }
        } catch (BadDataException e) {
            throw new IOException(e);
        }
        return losses;
    }
}
