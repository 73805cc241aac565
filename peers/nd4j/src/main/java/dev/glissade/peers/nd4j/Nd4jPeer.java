package dev.glissade.peers.nd4j;

import dev.glissade.peers.Case;
import dev.glissade.peers.Peer;
import dev.glissade.peers.Precision;
import dev.glissade.peers.Stepper;
import java.util.List;
import java.util.Map;

/** ND4J. */
public final class Nd4jPeer implements Peer {

    @Override
    public String name() {
        return "nd4j";
    }

    @Override
    public String library() {
        return "ND4J 1.0.0-M2.1 (org.nd4j:nd4j-native)";
    }

    @Override
    public List<Case> cases() {
        return List.copyOf(Updaters.ALL.keySet());
    }

    @Override
    public Stepper start(Case chosen, Precision precision, Map<String, double[]> start) {
        Updaters.Factory factory = Updaters.ALL.get(chosen);
        if (factory == null) {
            throw new IllegalArgumentException("not one of this peer's cases: " + chosen);
        }
        return new UpdaterStepper(factory.config(chosen), factory.clip(), chosen, precision, start);
    }
}
