package dev.glissade.peers.pytorch;

import dev.glissade.peers.Case;
import dev.glissade.peers.Peer;
import dev.glissade.peers.Precision;
import dev.glissade.peers.Stepper;
import java.util.List;
import java.util.Map;

/** PyTorch, through the JavaCPP presets. */
public final class PytorchPeer implements Peer {

    @Override
    public String name() {
        return "pytorch";
    }

    @Override
    public String library() {
        return "PyTorch 2.10.0, C++ interface (org.bytedeco:pytorch:2.10.0-1.5.13)";
    }

    @Override
    public List<Case> cases() {
        return List.copyOf(Optimizers.ALL.keySet());
    }

    @Override
    public Stepper start(Case chosen, Precision precision, Map<String, double[]> start) {
        Optimizers.Factory factory = Optimizers.ALL.get(chosen);
        if (factory == null) {
            throw new IllegalArgumentException("not one of this peer's cases: " + chosen);
        }
        return new OptimizerStepper(factory, chosen, precision, start);
    }
}
