package dev.glissade.benchmarks.peers;

import dev.glissade.benchmarks.c.FusedAdam;
import dev.glissade.benchmarks.peer.AdamSettings;
import dev.glissade.benchmarks.peer.PeerLibrary;
import dev.glissade.benchmarks.peer.PeerOptimizer;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** PyTorch's fused kernel for the CPU, called without the dispatcher, over the whole list of tensors at once. */
public final class PytorchFused implements PeerLibrary {

    @Override
    public String name() {
        return "PyTorch fused";
    }

    @Override
    public String description() {
        return "PyTorch 2.10.0, " + torch.get_cpu_capability().getString();
    }

    @Override
    public PeerOptimizer adam(AdamSettings settings, float[][] parameters, float[][] gradients, int threads) {
        torch.set_num_threads(threads);
        return new Fused(settings, parameters, gradients);
    }

    private static final class Fused implements PeerOptimizer {
        private final AdamSettings settings;
        private final List<Tensor> theta = new ArrayList<>();
        private final List<Tensor> kept = new ArrayList<>();
        private final FusedAdamCall call;

        Fused(AdamSettings settings, float[][] parameters, float[][] gradients) {
            this.settings = settings;
            var lists = new ArrayList<List<Tensor>>();
            for (int i = 0; i < FusedAdam.LISTS; i++) {
                lists.add(new ArrayList<>());
            }
            for (int i = 0; i < parameters.length; i++) {
                float[] zeros = new float[parameters[i].length];
                theta.add(Tensor.create(parameters[i]));
                lists.get(0).add(theta.get(i));
                lists.get(1).add(Tensor.create(gradients[i]));
                lists.get(2).add(Tensor.create(zeros));
                lists.get(3).add(Tensor.create(zeros));
                lists.get(4).add(Tensor.create(0f));
            }
            lists.forEach(kept::addAll);
            this.call = new FusedAdamCall(lists);
        }

        @Override
        public void step() {
            call.step(settings);
        }

        @Override
        public double[] parameters(int tensor) {
            return PytorchTensors.values(theta.get(tensor));
        }

        @Override
        public void close() {
            call.close();
            kept.forEach(Tensor::close);
        }
    }
}
