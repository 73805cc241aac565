package dev.glissade.benchmarks.peers;

import dev.glissade.benchmarks.peer.AdamSettings;
import dev.glissade.benchmarks.peer.PeerLibrary;
import dev.glissade.benchmarks.peer.PeerOptimizer;
import org.tensorflow.EagerSession;
import org.tensorflow.Operand;
import org.tensorflow.TensorFlow;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.ReadVariableOp;
import org.tensorflow.op.core.VarHandleOp;
import org.tensorflow.op.train.ResourceApplyAdam;
import org.tensorflow.proto.ConfigProto;
import org.tensorflow.types.TFloat32;

/** TensorFlow's {@code ResourceApplyAdam}, called eagerly for each tensor. */
public final class Tensorflow implements PeerLibrary {

    @Override
    public String name() {
        return "TensorFlow";
    }

    @Override
    public String description() {
        return "TensorFlow " + TensorFlow.version() + ", ResourceApplyAdam";
    }

    @Override
    public PeerOptimizer adam(AdamSettings settings, float[][] parameters, float[][] gradients, int threads) {
        var config = ConfigProto.newBuilder()
                .setIntraOpParallelismThreads(threads)
                .setInterOpParallelismThreads(1)
                .build();
        return new Eager(EagerSession.options().config(config).build(), settings, parameters, gradients);
    }

    private static final class Eager implements PeerOptimizer {
        private final EagerSession session;
        private final Ops tf;
        private final AdamSettings settings;
        private final Operand<TFloat32> lr;
        private final Operand<TFloat32> beta1;
        private final Operand<TFloat32> beta2;
        private final Operand<TFloat32> eps;
        private final VarHandleOp[] theta;
        private final VarHandleOp[] means;
        private final VarHandleOp[] squares;
        private final Operand<TFloat32>[] gradients;
        private double power1 = 1;
        private double power2 = 1;

        @SuppressWarnings({"unchecked", "rawtypes"})
        Eager(EagerSession session, AdamSettings settings, float[][] parameters, float[][] gradients) {
            this.session = session;
            this.tf = Ops.create(session);
            this.settings = settings;
            this.lr = tf.constant((float) settings.lr());
            this.beta1 = tf.constant((float) settings.beta1());
            this.beta2 = tf.constant((float) settings.beta2());
            this.eps = tf.constant((float) settings.eps());
            int tensors = parameters.length;
            this.theta = new VarHandleOp[tensors];
            this.means = new VarHandleOp[tensors];
            this.squares = new VarHandleOp[tensors];
            this.gradients = new Operand[tensors];
            for (int i = 0; i < tensors; i++) {
                float[] zeros = new float[parameters[i].length];
                theta[i] = variable("theta" + i, parameters[i]);
                means[i] = variable("m" + i, zeros);
                squares[i] = variable("v" + i, zeros);
                this.gradients[i] = tf.constant(gradients[i]);
            }
        }

        @Override
        public void step() {
            power1 *= settings.beta1();
            power2 *= settings.beta2();
            Operand<TFloat32> one = tf.constant((float) power1);
            Operand<TFloat32> two = tf.constant((float) power2);
            for (int i = 0; i < theta.length; i++) {
                ResourceApplyAdam.create(
                        tf.scope(), theta[i], means[i], squares[i], one, two, lr, beta1, beta2, eps, gradients[i]);
            }
        }

        @Override
        public double[] parameters(int tensor) {
            try (var values = ReadVariableOp.create(tf.scope(), theta[tensor], TFloat32.class)
                    .asTensor()) {
                double[] copy = new double[(int) values.size()];
                for (int i = 0; i < copy.length; i++) {
                    copy[i] = values.getFloat(i);
                }
                return copy;
            }
        }

        @Override
        public void close() {
            session.close();
        }

        /** Without a name of its own an eager variable shares its storage with the others that have none. */
        private VarHandleOp variable(String name, float[] values) {
            VarHandleOp handle = tf.varHandleOp(TFloat32.class, Shape.of(values.length), VarHandleOp.sharedName(name));
            tf.assignVariableOp(handle, tf.constant(values));
            return handle;
        }
    }
}
