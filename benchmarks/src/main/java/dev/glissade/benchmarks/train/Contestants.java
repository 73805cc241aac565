package dev.glissade.benchmarks.train;

import dev.glissade.spi.Precision;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;

/** All who can be run: ours, and those of others that are on the class path. */
final class Contestants {
    private Contestants() {}

    static List<Contestant> all() {
        List<Contestant> all = new ArrayList<>();
        all.add(new Glissade(Precision.FLOAT, false));
        all.add(new Glissade(Precision.DOUBLE, false));
        all.add(new Glissade(Precision.DOUBLE, true));
        Iterator<Contestant> others = ServiceLoader.load(Contestant.class).iterator();
        while (others.hasNext()) {
            try {
                all.add(others.next());
            } catch (ServiceConfigurationError e) {
                // a build without the profile leaves the list of one with it where it was
                System.err.println("not there: " + e.getMessage());
            }
        }
        return all;
    }

    static Contestant named(String name) {
        return all().stream()
                .filter(contestant -> contestant.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("nobody is called '" + name + "'"));
    }
}
