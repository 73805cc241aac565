package dev.glissade.benchmarks.peers;

import dev.glissade.benchmarks.peer.AdamSettings;
import dev.glissade.benchmarks.peer.PeerLibrary;
import dev.glissade.benchmarks.peer.PeerOptimizer;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.pytorch.Adam;
import org.bytedeco.pytorch.AdamOptions;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/** {@code torch::optim::Adam}, what a user of PyTorch's C++ interface picks. */
public final class PytorchOptim implements PeerLibrary {

    @Override
    public String name() {
        return "PyTorch C++ optim";
    }

    @Override
    public String description() {
        return "PyTorch 2.10.0, torch::optim::Adam, "
                + torch.get_cpu_capability().getString();
    }

    @Override
    public PeerOptimizer adam(AdamSettings settings, float[][] parameters, float[][] gradients, int threads) {
        torch.set_num_threads(threads);
        return new Optim(settings, parameters, gradients);
    }

    private static final class Optim implements PeerOptimizer {
        private final Tensor[] theta;
        private final Adam adam;

        Optim(AdamSettings settings, float[][] parameters, float[][] gradients) {
            theta = new Tensor[parameters.length];
            for (int i = 0; i < theta.length; i++) {
                theta[i] = Tensor.create(parameters[i]).set_requires_grad(true);
                theta[i].mutable_grad().put(Tensor.create(gradients[i]));
            }
            var options = new AdamOptions(settings.lr());
            options.eps().put(settings.eps());
            // The pair is a C++ tuple, whose last element this compiler's library stores first.
            DoublePointer betas = options.betas();
            betas.put(0, settings.beta2()).put(1, settings.beta1());
            adam = new Adam(new TensorVector(theta), options);
        }

        @Override
        public void step() {
            adam.step();
        }

        @Override
        public double[] parameters(int tensor) {
            return PytorchTensors.values(theta[tensor]);
        }
    }
}
