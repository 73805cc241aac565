package dev.glissade.benchmarks.peers;

import dev.glissade.benchmarks.peer.PeerLibraries;
import dev.glissade.benchmarks.peer.PeerLibrary;
import dev.glissade.benchmarks.work.PeerTwin;

/** Compares one peer with its formula, in this process. */
final class PeerCheck {
    private PeerCheck() {}

    /** Takes the peer's name and a number of threads. */
    public static void main(String[] arguments) {
        PeerLibrary library = PeerLibraries.named(arguments[0]).orElseThrow();
        PeerTwin.requireEqual(library, Integer.parseInt(arguments[1]));
        System.out.println("equal: " + library.description());
        System.exit(0); // some leave threads behind
    }
}
