package dev.glissade.benchmarks.peer;

import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;

/** The libraries on the class path: none without the profile {@code peers}. */
public final class PeerLibraries {
    /** Why a peer was not run. */
    public static final String MISSING = "built without the profile 'peers'";

    private PeerLibraries() {}

    /** The library of a name, if it is there. */
    public static Optional<PeerLibrary> named(String name) {
        return all().stream().filter(library -> library.name().equals(name)).findFirst();
    }

    private static List<PeerLibrary> all() {
        return ServiceLoader.load(PeerLibrary.class).stream()
                .map(ServiceLoader.Provider::get)
                .toList();
    }
}
