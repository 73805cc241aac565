package dev.glissade.benchmarks.peers;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.jni.JniUtils;
import ai.djl.training.optimizer.Adam;
import ai.djl.training.tracker.Tracker;
import dev.glissade.benchmarks.peer.AdamSettings;
import dev.glissade.benchmarks.peer.PeerLibrary;
import dev.glissade.benchmarks.peer.PeerOptimizer;

/** The Deep Java Library's Adam on its PyTorch engine; the natives come from jars, never from the network. */
public final class Djl implements PeerLibrary {

    @Override
    public String name() {
        return "DJL";
    }

    @Override
    public String description() {
        return "DJL 0.35.1, PyTorch engine " + engine().getVersion();
    }

    @Override
    public PeerOptimizer adam(AdamSettings settings, float[][] parameters, float[][] gradients, int threads) {
        Engine engine = engine();
        JniUtils.setNumThreads(threads);
        return new Stepping(engine.newBaseManager(), settings, parameters, gradients);
    }

    private static Engine engine() {
        System.setProperty("ai.djl.offline", "true");
        return Engine.getEngine("PyTorch");
    }

    private static final class Stepping implements PeerOptimizer {
        private final NDManager manager;
        private final Adam adam;
        private final String[] names;
        private final NDArray[] theta;
        private final NDArray[] gradients;

        Stepping(NDManager manager, AdamSettings settings, float[][] parameters, float[][] gradients) {
            this.manager = manager;
            this.adam = Adam.builder()
                    .optLearningRateTracker(Tracker.fixed((float) settings.lr()))
                    .optBeta1((float) settings.beta1())
                    .optBeta2((float) settings.beta2())
                    .optEpsilon((float) settings.eps())
                    .build();
            this.names = new String[parameters.length];
            this.theta = new NDArray[parameters.length];
            this.gradients = new NDArray[parameters.length];
            for (int i = 0; i < parameters.length; i++) {
                this.names[i] = "tensor" + i;
                this.theta[i] = manager.create(parameters[i]);
                this.gradients[i] = manager.create(gradients[i]);
            }
        }

        @Override
        public void step() {
            for (int i = 0; i < theta.length; i++) {
                adam.update(names[i], theta[i], gradients[i]);
            }
        }

        @Override
        public double[] parameters(int tensor) {
            return Floats.widen(theta[tensor].toFloatArray());
        }

        @Override
        public void close() {
            manager.close();
        }
    }
}
