package dev.glissade.peers;

import java.util.List;
import java.util.Map;

/** A library that has optimizers of its own. */
public interface Peer {

    /** The short name that its files bear. */
    String name();

    /** Library, version and coordinates, for the head of its files. */
    String library();

    /** The precisions that a case runs in. */
    default List<Precision> precisions(Case chosen) {
        return List.of(Precision.FLOAT, Precision.DOUBLE);
    }

    /** Everything that is recorded of it. */
    List<Case> cases();

    /** Starts a trajectory of {@code chosen} at {@code start}, whose values {@code precision} holds exactly. */
    Stepper start(Case chosen, Precision precision, Map<String, double[]> start);
}
