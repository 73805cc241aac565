package dev.glissade.processor;

import dev.glissade.compiler.RuleLibrary;
import java.io.IOException;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.Element;
import javax.tools.Diagnostic;
import javax.tools.StandardLocation;

/** The names of rules, each to be used once: in a compile and on its class path. */
final class TakenNames {

    private final ProcessingEnvironment environment;
    private final Map<String, String> placeOf = new HashMap<>();

    TakenNames(ProcessingEnvironment environment) {
        this.environment = environment;
    }

    /**
     * Takes a name, or reports who has it.
     *
     * @param place what a message calls the new rule's place
     * @return whether the name was free
     */
    boolean take(String name, String place, Element element) {
        String canonical = RuleLibrary.canonical(name);
        String other = placeOf.putIfAbsent(canonical, place);
        if (other == null) {
            other = onClassPath(canonical).orElse(null);
        }
        if (other == null) {
            return true;
        }
        environment
                .getMessager()
                .printMessage(
                        Diagnostic.Kind.ERROR,
                        "two rules are called '" + name + "': one in " + place + ", one in " + other
                                + "; rename one of them (case, '-' and '_' make no difference)",
                        element);
        return false;
    }

    /** Where another module's rule of this name lies; what an earlier compile of this module left does not count. */
    private Optional<String> onClassPath(String canonical) {
        try {
            String resource = RuleLibrary.resource(canonical);
            URI found = environment
                    .getFiler()
                    .getResource(StandardLocation.CLASS_PATH, "", resource)
                    .toUri();
            URI own = environment
                    .getFiler()
                    .getResource(StandardLocation.CLASS_OUTPUT, "", resource)
                    .toUri();
            return found.equals(own) ? Optional.empty() : Optional.of(found.toString());
        } catch (IOException | IllegalArgumentException | UnsupportedOperationException e) {
            return Optional.empty();
        }
    }
}
