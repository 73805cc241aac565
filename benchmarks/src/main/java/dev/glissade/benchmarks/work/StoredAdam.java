package dev.glissade.benchmarks.work;

import dev.glissade.Gradients;
import dev.glissade.Optimizer;
import dev.glissade.Optimizers;
import dev.glissade.Parameters;
import dev.glissade.benchmarks.measure.Arguments;
import dev.glissade.benchmarks.measure.Work;
import dev.glissade.benchmarks.measure.WorkSpec;
import dev.glissade.spi.Precision;
import dev.glissade.spi.Storage;

/** A step of the library's {@code adam} over floats, with its states in a storage of their own. */
public final class StoredAdam implements Work {
    private final Optimizer optimizer;
    private final Gradients gradients;

    /** Takes {@code storage}, {@code elements} and {@code threads}. */
    public StoredAdam(Arguments arguments) {
        this(Storage.valueOf(arguments.text("storage")), arguments.elements(), arguments.threads(), PeerStep.LR);
    }

    StoredAdam(Storage storage, int elements, int threads, double lr) {
        Parameters parameters =
                Parameters.arena(Precision.FLOAT).add("theta", elements).build();
        parameters.tensor("theta").copyFrom(Numbers.floats(0, elements));
        this.gradients = parameters.gradients();
        gradients.tensor("theta").copyFrom(Numbers.floats(1, elements));
        this.optimizer = Threads.share(Optimizers.named("adam").set("lr", lr).stateStorage(storage), threads)
                .over(parameters);
    }

    public static WorkSpec of(Storage storage, int elements, int threads) {
        return WorkSpec.of(StoredAdam.class)
                .with("storage", storage)
                .with("elements", elements)
                .with("threads", threads);
    }

    @Override
    public void run() {
        optimizer.step(gradients);
    }

    @Override
    public void check() {
        Numbers.requireOrdinary("theta", Precision.FLOAT, parameters());
    }

    /** The parameters as they are now. */
    double[] parameters() {
        return optimizer.parameters().tensor("theta").toDoubles();
    }

    /** Fails unless a few steps with the storage go where those with floats go, but for what is rounded away. */
    public static void requireNear(Storage storage, int threads) {
        int elements = 3 * 1024 + 77;
        int steps = 8;
        double lr = 0.01;
        var narrow = new StoredAdam(storage, elements, threads, lr);
        var plain = new StoredAdam(Storage.F32, elements, threads, lr);
        for (int i = 0; i < steps; i++) {
            narrow.run();
            plain.run();
        }
        double[] ours = narrow.parameters();
        double[] floats = plain.parameters();
        for (int i = 0; i < elements; i++) {
            // a state has 8 bits; the square root halves the second one's error
            if (!(Math.abs(ours[i] - floats[i]) <= steps * lr * 0x1p-5)) {
                throw new IllegalStateException("theta[" + i + "] is " + ours[i] + " with states as " + storage + ", "
                        + floats[i] + " with floats");
            }
        }
    }
}
