package dev.glissade.registry;

import dev.glissade.spi.RuleUnit;
import java.security.CodeSource;

/** Where a unit was loaded from, as messages say it. */
final class Origin {
    private Origin() {}

    /** Its class, and the jar or folder of that. */
    static String of(RuleUnit unit) {
        CodeSource source = unit.getClass().getProtectionDomain().getCodeSource();
        String place = source == null || source.getLocation() == null
                ? "unknown place"
                : source.getLocation().toString();
        return unit.getClass().getName() + " (" + place + ")";
    }
}
