package dev.glissade.benchmarks.train;

import dev.glissade.Optimizer;
import dev.glissade.Optimizers;
import dev.glissade.Parameters;
import dev.glissade.spi.Precision;
import dev.glissade.training.array.MatrixProducts;
import dev.glissade.training.data.Dataset;
import dev.glissade.training.loop.Run;
import dev.glissade.training.loop.Trainer;
import dev.glissade.training.loop.TrainingListener;
import dev.glissade.training.loop.TrainingResult;
import dev.glissade.training.metric.Evaluation;
import dev.glissade.training.model.Activation;
import dev.glissade.training.model.Network;
import dev.glissade.training.model.NetworkBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;

/** Our trainer, shuffling in each epoch as it does by itself. */
final class Glissade implements Contestant {
    private static final int SEED = 1;

    private final Precision precision;
    private final boolean sparse;

    /**
     * @param sparse whether it is given the pixels that are not 0 only
     */
    Glissade(Precision precision, boolean sparse) {
        this.precision = precision;
        this.sparse = sparse;
    }

    @Override
    public String name() {
        return "Glissade " + precision.name().toLowerCase(Locale.ROOT) + (sparse ? ", sparse rows" : "");
    }

    @Override
    public String description() {
        return "products by " + MatrixProducts.library();
    }

    @Override
    public boolean enters(Contest contest) {
        return !sparse || contest.hidden().isEmpty();
    }

    @Override
    public Trained train(Contest contest, Digits digits, int epochs) {
        Network network = network(contest, digits);
        Dataset data = data(digits);
        Optimizer optimizer = optimizer(contest, network.start(precision, SEED));
        Clock clock = new Clock();
        try {
            Trainer.of(network.objective(), optimizer, data)
                    .batch(contest.batch())
                    .epochs(epochs)
                    .seed(SEED)
                    .listen(clock)
                    .build()
                    .run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Result(network, optimizer.parameters(), clock.seconds());
    }

    /** Where a step's time goes. */
    StepShares shares(Contest contest, Digits digits) {
        Network network = network(contest, digits);
        return StepShares.of(
                network.objective(), optimizer(contest, network.start(precision, SEED)), data(digits), contest.batch());
    }

    private Dataset data(Digits digits) {
        return sparse ? digits.sparse() : digits.data();
    }

    private Network network(Contest contest, Digits digits) {
        NetworkBuilder builder = Network.inputs(digits.pixels());
        contest.hidden().forEach(units -> builder.dense(units, Activation.RELU));
        Network network = builder.softmax(digits.data().schema().classes().size());
        return sparse ? network.rowGradients() : network;
    }

    private static Optimizer optimizer(Contest contest, Parameters parameters) {
        return switch (contest.rule()) {
            case SGD -> Optimizers.named("sgd").set("lr", contest.rate()).over(parameters);
            case ADAGRAD ->
                Optimizers.named("adagrad_torch")
                        .set("lr", contest.rate())
                        .set("eps", 0.1)
                        .over(parameters);
            case ADAM -> Optimizers.named("adam").set("lr", contest.rate()).over(parameters);
        };
    }

    private record Result(Network network, Parameters parameters, double seconds) implements Trained {

        @Override
        public double accuracy(Digits test) {
            return Evaluation.of(network, parameters, test.data()).accuracy();
        }
    }

    /** From the beginning of the run to its end. */
    private static final class Clock implements TrainingListener {
        private long start;
        private long end;

        @Override
        public void began(Run run) {
            start = System.nanoTime();
        }

        @Override
        public void ended(Run run, TrainingResult result) {
            end = System.nanoTime();
        }

        double seconds() {
            return (end - start) * 1e-9;
        }
    }
}
