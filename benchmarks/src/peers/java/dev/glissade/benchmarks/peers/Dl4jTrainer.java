package dev.glissade.benchmarks.peers;

import dev.glissade.benchmarks.train.Contest;
import dev.glissade.benchmarks.train.Contestant;
import dev.glissade.benchmarks.train.Digits;
import dev.glissade.benchmarks.train.Trained;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.deeplearning4j.datasets.iterator.ExistingDataSetIterator;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.weights.WeightInit;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.AdaGrad;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.Sgd;
import org.nd4j.linalg.lossfunctions.LossFunctions;

/**
 * {@code MultiLayerNetwork.fit}. It is given batches that were put together and shuffled before the clock starts, the same in each epoch, so
 * that it need not copy rows.
 */
public final class Dl4jTrainer implements Contestant {
    private static final int SEED = 1;
    private static final int CLASSES = 10;

    @Override
    public String name() {
        return "DL4J";
    }

    @Override
    public String description() {
        return "1.0.0-M2.1, float, "
                + Nd4j.getExecutioner().getEnvironmentInformation().getProperty("blas.vendor") + " with "
                + Nd4j.getEnvironment().maxThreads() + " threads";
    }

    /** With two OpenMP threads on two shared cores its threads wait for each other, and an epoch takes several times as long. */
    @Override
    public Map<String, String> environment() {
        return Map.of("OMP_NUM_THREADS", "1");
    }

    @Override
    public boolean enters(Contest contest) {
        return true;
    }

    @Override
    public Trained train(Contest contest, Digits digits, int epochs) {
        List<DataSet> batches = batches(digits, contest.batch());
        MultiLayerNetwork network = new MultiLayerNetwork(configuration(contest, digits.pixels()));
        network.init();
        long start = System.nanoTime();
        network.fit(new ExistingDataSetIterator(batches), epochs);
        return new Result(network, (System.nanoTime() - start) * 1e-9);
    }

    private static MultiLayerConfiguration configuration(Contest contest, int pixels) {
        NeuralNetConfiguration.ListBuilder builder = new NeuralNetConfiguration.Builder()
                .seed(SEED)
                .dataType(DataType.FLOAT)
                .updater(updater(contest))
                .list();
        int inputs = pixels;
        for (int units : contest.hidden()) {
            builder.layer(new DenseLayer.Builder()
                    .nIn(inputs)
                    .nOut(units)
                    .weightInit(WeightInit.RELU)
                    .activation(Activation.RELU)
                    .build());
            inputs = units;
        }
        return builder.layer(new OutputLayer.Builder(LossFunctions.LossFunction.MCXENT)
                        .nIn(inputs)
                        .nOut(CLASSES)
                        .weightInit(contest.hidden().isEmpty() ? WeightInit.ZERO : WeightInit.XAVIER)
                        .activation(Activation.SOFTMAX)
                        .build())
                .build();
    }

    private static IUpdater updater(Contest contest) {
        return switch (contest.rule()) {
            case SGD -> new Sgd(contest.rate());
            case ADAGRAD -> new AdaGrad(contest.rate(), 0.1);
            case ADAM -> new Adam(contest.rate());
        };
    }

    /** In the order in which the rows stand, which is random in MNIST; the batches are shuffled. */
    private static List<DataSet> batches(Digits digits, int size) {
        List<DataSet> batches = new ArrayList<>();
        for (int from = 0; from + size <= digits.size(); from += size) {
            batches.add(batch(digits, from, from + size));
        }
        Collections.shuffle(batches, new Random(SEED));
        return batches;
    }

    private static DataSet batch(Digits digits, int from, int to) {
        INDArray labels = Nd4j.zeros(DataType.FLOAT, to - from, CLASSES);
        for (int i = from; i < to; i++) {
            labels.putScalar(i - from, digits.label(i), 1);
        }
        INDArray images = Nd4j.createFromArray(digits.images(from, to)).reshape(to - from, digits.pixels());
        return new DataSet(images, labels);
    }

    private record Result(MultiLayerNetwork network, double seconds) implements Trained {

        @Override
        public double accuracy(Digits test) {
            return network.evaluate(new ExistingDataSetIterator(batches(test, 1000)))
                    .accuracy();
        }
    }
}
