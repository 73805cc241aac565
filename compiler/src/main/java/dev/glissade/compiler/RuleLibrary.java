package dev.glissade.compiler;

import dev.glissade.dsl.text.SourceText;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Where {@code >>} finds the units of other files and modules; the host that runs the compiler knows.
 *
 * <p>Unit names are unique without regard to case, and {@code -} and {@code _} are alike: a library is asked by
 * {@linkplain #canonical(String) canonical} names. A library that is used by one compile need not be thread-safe.
 */
public interface RuleLibrary {

    /**
     * The rule file that holds the unit; files beside the compiled one come before those of other modules.
     *
     * <p>The name of the source ends in {@code .opt}; a file without a head is the unit that its name says.
     *
     * @param canonicalUnitName lower case, with {@code _} for {@code -}
     */
    Optional<SourceText> find(String canonicalUnitName);

    /** The names that {@link #find} knows, as far as the host can list them: for "did you mean". */
    default Collection<String> names() {
        return List.of();
    }

    /** The form in which names of units are compared. */
    static String canonical(String unitName) {
        return unitName.toLowerCase(Locale.ROOT).replace('-', '_');
    }

    /**
     * The class-path resource that holds the text of a unit's file, so that chains elsewhere can name it.
     *
     * <p>It lies at the root, because javac shows an annotation processor no resource of a folder that could not be a package
     * (such as {@code META-INF}), and because two modules must not share a package.
     */
    static String resource(String canonicalUnitName) {
        return canonicalUnitName + ".glissade";
    }

    /** Knows no unit. */
    static RuleLibrary empty() {
        return name -> Optional.empty();
    }
}
