package dev.glissade.benchmarks.peers;

import dev.glissade.benchmarks.peer.AdamSettings;
import dev.glissade.benchmarks.peer.PeerLibrary;
import dev.glissade.benchmarks.peer.PeerOptimizer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.GradientUpdater;
import org.nd4j.linalg.learning.config.Adam;

/** ND4J's {@code AdamUpdater} and the subtraction that follows it. */
public final class Nd4jUpdater implements PeerLibrary {

    @Override
    public String name() {
        return "ND4J";
    }

    @Override
    public String description() {
        return "ND4J 1.0.0-M2.1, AdamUpdater, "
                + Nd4j.getExecutioner().getClass().getSimpleName();
    }

    @Override
    public PeerOptimizer adam(AdamSettings settings, float[][] parameters, float[][] gradients, int threads) {
        Nd4j.getEnvironment().setMaxThreads(threads);
        Nd4j.getEnvironment().setMaxMasterThreads(threads);
        return new Updater(settings, parameters, gradients);
    }

    private static final class Updater implements PeerOptimizer {
        private final INDArray[] theta;
        private final INDArray[] given;
        private final INDArray[] gradients;
        private final GradientUpdater<?>[] updaters;
        private int steps;

        Updater(AdamSettings settings, float[][] parameters, float[][] gradients) {
            var config = new Adam(settings.lr(), settings.beta1(), settings.beta2(), settings.eps());
            int tensors = parameters.length;
            this.theta = new INDArray[tensors];
            this.given = new INDArray[tensors];
            this.gradients = new INDArray[tensors];
            this.updaters = new GradientUpdater<?>[tensors];
            for (int i = 0; i < tensors; i++) {
                int length = parameters[i].length;
                this.theta[i] = Nd4j.createFromArray(parameters[i]).reshape(1, length);
                this.given[i] = Nd4j.createFromArray(gradients[i]).reshape(1, length);
                this.gradients[i] = this.given[i].dup();
                this.updaters[i] = config.instantiate(Nd4j.zeros(DataType.FLOAT, 1, config.stateSize(length)), true);
            }
        }

        /** The updater writes its update over the gradient, which a network works out anew; here it is copied. */
        @Override
        public void step() {
            for (int i = 0; i < theta.length; i++) {
                gradients[i].assign(given[i]);
                updaters[i].applyUpdater(gradients[i], steps, 0);
                theta[i].subi(gradients[i]);
            }
            steps++;
        }

        @Override
        public double[] parameters(int tensor) {
            return theta[tensor].data().asDouble();
        }
    }
}
