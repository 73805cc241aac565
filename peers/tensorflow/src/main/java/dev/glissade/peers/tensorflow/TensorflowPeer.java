package dev.glissade.peers.tensorflow;

import dev.glissade.peers.Case;
import dev.glissade.peers.Peer;
import dev.glissade.peers.Precision;
import dev.glissade.peers.Stepper;
import java.util.List;
import java.util.Map;
import org.tensorflow.TensorFlow;

/** TensorFlow for Java. */
public final class TensorflowPeer implements Peer {

    @Override
    public String name() {
        return "tensorflow";
    }

    @Override
    public String library() {
        return "TensorFlow " + TensorFlow.version() + " (org.tensorflow:tensorflow-core-native:1.1.0)";
    }

    @Override
    public List<Case> cases() {
        return List.copyOf(Kernels.ALL.keySet());
    }

    @Override
    public Stepper start(Case chosen, Precision precision, Map<String, double[]> start) {
        Kernels.Update update = Kernels.ALL.get(chosen);
        if (update == null) {
            throw new IllegalArgumentException("not one of this peer's cases: " + chosen);
        }
        return new EagerStepper(chosen, update, precision, start);
    }
}
