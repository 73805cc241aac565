package dev.glissade.benchmarks.peers;

import dev.glissade.benchmarks.peer.AdamSettings;
import dev.glissade.benchmarks.peer.PeerLibrary;
import dev.glissade.benchmarks.peer.PeerOptimizer;
import java.util.function.DoubleUnaryOperator;
import org.tribuo.math.Parameters;
import org.tribuo.math.la.DenseVector;
import org.tribuo.math.la.Tensor;
import org.tribuo.math.optimisers.Adam;
import org.tribuo.math.protos.ParametersProto;

/**
 * Tribuo's Adam, in double and on one thread, and the addition that follows it.
 *
 * <p>This version multiplies the mean by the divisor instead of dividing by it, so it is not Adam; and it saves a division.
 */
public final class Tribuo implements PeerLibrary {

    @Override
    public String name() {
        return "Tribuo";
    }

    @Override
    public boolean threaded() {
        return false;
    }

    @Override
    public String description() {
        return "Tribuo 4.3.2, double, multiplies by the divisor";
    }

    @Override
    public double update(AdamSettings settings, double mean, double square, int step) {
        return settings.lr()
                * Math.sqrt(1 - Math.pow(settings.beta2(), step))
                / (1 - Math.pow(settings.beta1(), step))
                * mean
                * (Math.sqrt(square) + settings.eps());
    }

    @Override
    public PeerOptimizer adam(AdamSettings settings, float[][] parameters, float[][] gradients, int threads) {
        var tensors = new DenseVector[parameters.length];
        var given = new DenseVector[parameters.length];
        for (int i = 0; i < tensors.length; i++) {
            tensors[i] = DenseVector.createDenseVector(Floats.widen(parameters[i]));
            given[i] = DenseVector.createDenseVector(Floats.widen(gradients[i]));
            given[i].scaleInPlace(-1); // it climbs
        }
        return new Stepping(settings, tensors, given);
    }

    private static final class Stepping implements PeerOptimizer {
        private final DenseVector[] theta;
        private final DenseVector[] given;
        private final DenseVector[] gradients;
        private final Parameters parameters;
        private final Adam adam;

        Stepping(AdamSettings settings, DenseVector[] theta, DenseVector[] given) {
            this.theta = theta;
            this.given = given;
            this.gradients = copies(given);
            this.parameters = new Vectors(theta);
            this.adam = new Adam(settings.lr(), settings.beta1(), settings.beta2(), settings.eps());
            adam.initialise(parameters);
        }

        /** The optimizer writes its update over the gradient, which training works out anew; here it is copied. */
        @Override
        public void step() {
            for (int i = 0; i < gradients.length; i++) {
                gradients[i].setElements(given[i]);
            }
            parameters.update(adam.step(gradients, 1));
        }

        @Override
        public double[] parameters(int tensor) {
            return theta[tensor].toArray();
        }

        @Override
        public void close() {
            adam.reset();
        }
    }

    /** Tensors as this library's models hold them. */
    private static final class Vectors implements Parameters {
        private static final long serialVersionUID = 1;

        private final DenseVector[] vectors;

        Vectors(DenseVector[] vectors) {
            this.vectors = vectors;
        }

        @Override
        public Tensor[] getEmptyCopy() {
            DenseVector[] copies = copies(vectors);
            for (DenseVector copy : copies) {
                copy.set(0);
            }
            return copies;
        }

        @Override
        public Tensor[] get() {
            return vectors;
        }

        @Override
        public void set(Tensor[] values) {
            for (int i = 0; i < vectors.length; i++) {
                vectors[i].setElements((DenseVector) values[i]);
            }
        }

        @Override
        public void update(Tensor[] updates) {
            for (int i = 0; i < vectors.length; i++) {
                vectors[i].intersectAndAddInPlace(updates[i], DoubleUnaryOperator.identity());
            }
        }

        @Override
        public Tensor[] merge(Tensor[][] updates, int size) {
            throw new IllegalStateException("there is one worker, and nothing to merge");
        }

        @Override
        public ParametersProto serialize() {
            throw new IllegalStateException("a benchmark saves nothing");
        }
    }

    private static DenseVector[] copies(DenseVector[] vectors) {
        var copies = new DenseVector[vectors.length];
        for (int i = 0; i < copies.length; i++) {
            copies[i] = vectors[i].copy();
        }
        return copies;
    }
}
