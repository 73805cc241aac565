package dev.glissade.peers;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Runs every case of a peer again. */
public final class Rerun {

    private final Peer peer;
    private final Path folder;
    private final Inputs inputs;

    /**
     * Prepares a run.
     *
     * @param peer the library that runs
     * @param folder the folder of references, which holds {@code inputs.txt}
     */
    public Rerun(Peer peer, Path folder) throws IOException {
        this.peer = peer;
        this.folder = folder;
        this.inputs = Inputs.read(folder.resolve("inputs.txt"));
    }

    /**
     * A run over the folder that the system property {@code peers.folder} names; under {@code peers.record=true} what is
     * computed now is recorded first.
     */
    public static Rerun fromProperties(Peer peer) throws IOException {
        var rerun = new Rerun(peer, Path.of(System.getProperty("peers.folder", "reference")));
        if (Boolean.getBoolean("peers.record")) {
            rerun.record();
        }
        return rerun;
    }

    /** Writes what the peer computes now over what is recorded of it. */
    public void record() throws IOException {
        for (Recording recording : run()) {
            recording.write(folder);
        }
    }

    /** Where the peer computes something else than is recorded of it; empty if nowhere. */
    public List<String> differences() throws IOException {
        List<String> differences = new ArrayList<>();
        for (Recording recording : run()) {
            double tolerance = recording.file().endsWith("-float.txt") ? 1e-5 : 1e-13;
            differences.addAll(recording.differences(folder, tolerance));
        }
        return differences;
    }

    private List<Recording> run() {
        List<Recording> recordings = new ArrayList<>();
        for (Case chosen : peer.cases()) {
            for (Precision precision : peer.precisions(chosen)) {
                recordings.add(Recording.of(peer, chosen, precision, inputs));
            }
        }
        return recordings;
    }
}
