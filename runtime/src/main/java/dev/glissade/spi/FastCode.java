package dev.glissade.spi;

import java.lang.System.Logger;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;

/** Finds code that is faster than ours on some JVMs and need not be there. Thread-safe. */
public final class FastCode {
    private static final Logger LOGGER = System.getLogger("dev.glissade");

    private FastCode() {}

    /** The services of a kind, in the order of the class path; one that cannot be loaded is left out with a warning. */
    public static <S> List<S> of(Class<S> kind) {
        List<S> found = new ArrayList<>();
        Iterator<S> services = ServiceLoader.load(kind, kind.getClassLoader()).iterator();
        while (true) {
            try {
                if (!services.hasNext()) {
                    return found;
                }
                found.add(services.next());
            } catch (ServiceConfigurationError e) {
                LOGGER.log(Logger.Level.WARNING, "a " + kind.getSimpleName() + " cannot be loaded: " + e.getMessage());
            }
        }
    }
}
