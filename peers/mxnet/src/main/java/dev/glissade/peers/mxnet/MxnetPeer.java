package dev.glissade.peers.mxnet;

import dev.glissade.peers.Case;
import dev.glissade.peers.Peer;
import dev.glissade.peers.Precision;
import dev.glissade.peers.Stepper;
import java.util.List;
import java.util.Map;

/** Apache MXNet, through the Deep Java Library. */
public final class MxnetPeer implements Peer {

    @Override
    public String name() {
        return "mxnet";
    }

    @Override
    public String library() {
        return "Apache MXNet 1.9.1 (ai.djl.mxnet:mxnet-native-mkl:1.9.1)";
    }

    @Override
    public List<Case> cases() {
        return List.copyOf(Operators.ALL.keySet());
    }

    /** One of its operators works in float only. */
    @Override
    public List<Precision> precisions(Case chosen) {
        return chosen.rule().equals("lars") ? List.of(Precision.FLOAT) : List.of(Precision.values());
    }

    @Override
    public Stepper start(Case chosen, Precision precision, Map<String, double[]> start) {
        Operators.Update update = Operators.ALL.get(chosen);
        if (update == null) {
            throw new IllegalArgumentException("not one of this peer's cases: " + chosen);
        }
        return new OperatorStepper(chosen, update, precision, start);
    }
}
