package dev.glissade.benchmarks.peer;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.ServiceConfigurationError;
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

    /** All that can be made; a build without the profile leaves the list of one with it where it was. */
    private static List<PeerLibrary> all() {
        List<PeerLibrary> libraries = new ArrayList<>();
        Iterator<PeerLibrary> providers = ServiceLoader.load(PeerLibrary.class).iterator();
        while (providers.hasNext()) {
            next(providers).ifPresent(libraries::add);
        }
        return libraries;
    }

    private static Optional<PeerLibrary> next(Iterator<PeerLibrary> providers) {
        try {
            return Optional.of(providers.next());
        } catch (ServiceConfigurationError e) {
            return Optional.empty();
        }
    }
}
