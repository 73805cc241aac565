package dev.glissade.benchmarks.peers;

import com.oracle.labs.mlrg.olcut.provenance.ConfiguredObjectProvenance;
import dev.glissade.benchmarks.train.Contest;
import dev.glissade.benchmarks.train.Contestant;
import dev.glissade.benchmarks.train.Digits;
import dev.glissade.benchmarks.train.Trained;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.IntStream;
import org.tribuo.Model;
import org.tribuo.MutableDataset;
import org.tribuo.classification.Label;
import org.tribuo.classification.LabelFactory;
import org.tribuo.classification.evaluation.LabelEvaluator;
import org.tribuo.classification.sgd.linear.LinearSGDTrainer;
import org.tribuo.classification.sgd.objectives.LogMulticlass;
import org.tribuo.impl.ArrayExample;
import org.tribuo.math.Parameters;
import org.tribuo.math.StochasticGradientOptimiser;
import org.tribuo.math.la.Tensor;
import org.tribuo.math.optimisers.AdaGrad;
import org.tribuo.math.optimisers.SGD;
import org.tribuo.provenance.SimpleDataSourceProvenance;

/**
 * {@code LinearSGDTrainer}, of which {@code LogisticRegressionTrainer} is one with Adagrad, a row at a time. It is given the pixels that are
 * not 0, as it is made for.
 */
public final class TribuoTrainer implements Contestant {
    private static final Logger LOGGER = Logger.getLogger("org.tribuo");
    private static final int SEED = 1;

    @Override
    public String name() {
        return "Tribuo";
    }

    @Override
    public String description() {
        return "4.3.2, double, sparse rows, products of its own";
    }

    @Override
    public boolean enters(Contest contest) {
        return contest.hidden().isEmpty();
    }

    @Override
    public Trained train(Contest contest, Digits digits, int epochs) {
        LOGGER.setLevel(Level.WARNING);
        Clock clock = new Clock(optimizer(contest), new Times());
        Model<Label> model = new LinearSGDTrainer(new LogMulticlass(), clock, epochs, -1, contest.batch(), SEED)
                .train(dataset(digits));
        return new Result(model, clock.seconds());
    }

    private static StochasticGradientOptimiser optimizer(Contest contest) {
        return switch (contest.rule()) {
            // its trainer adds the gradients of a batch up and multiplies the sum by the batch's size
            case SGD -> SGD.getSimpleSGD(contest.rate() / contest.batch() / contest.batch());
            case ADAGRAD -> new AdaGrad(contest.rate(), 0.1);
            case ADAM -> throw new IllegalArgumentException("not entered for " + contest);
        };
    }

    private static MutableDataset<Label> dataset(Digits digits) {
        LabelFactory labels = new LabelFactory();
        MutableDataset<Label> dataset = new MutableDataset<>(new SimpleDataSourceProvenance("MNIST", labels), labels);
        String[] names = IntStream.range(0, digits.pixels())
                .mapToObj("pixel%03d"::formatted)
                .toArray(String[]::new);
        for (int i = 0; i < digits.size(); i++) {
            float[] image = digits.images(i, i + 1);
            int[] on =
                    IntStream.range(0, image.length).filter(j -> image[j] != 0).toArray();
            dataset.add(new ArrayExample<>(
                    new Label(Integer.toString(digits.label(i))),
                    IntStream.of(on).mapToObj(j -> names[j]).toArray(String[]::new),
                    IntStream.of(on).mapToDouble(j -> image[j]).toArray()));
        }
        return dataset;
    }

    private record Result(Model<Label> model, double seconds) implements Trained {

        @Override
        public double accuracy(Digits test) {
            return new LabelEvaluator().evaluate(model, dataset(test)).accuracy();
        }
    }

    /** An optimizer that remembers when training began and ended: what comes before is the copying of the data. */
    private record Clock(StochasticGradientOptimiser optimizer, Times times) implements StochasticGradientOptimiser {

        @Override
        public void initialise(Parameters parameters) {
            optimizer.initialise(parameters);
            times.began = System.nanoTime();
        }

        @Override
        public Tensor[] step(Tensor[] updates, double weight) {
            return optimizer.step(updates, weight);
        }

        @Override
        public void finalise() {
            optimizer.finalise();
            times.ended = System.nanoTime();
        }

        @Override
        public void reset() {
            optimizer.reset();
        }

        /** The trainer works with a copy. */
        @Override
        public StochasticGradientOptimiser copy() {
            return new Clock(optimizer.copy(), times);
        }

        @Override
        public ConfiguredObjectProvenance getProvenance() {
            return optimizer.getProvenance();
        }

        double seconds() {
            return (times.ended - times.began) * 1e-9;
        }
    }

    private static final class Times {
        private long began;
        private long ended;
    }
}
