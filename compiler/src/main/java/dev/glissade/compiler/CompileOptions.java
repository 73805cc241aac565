package dev.glissade.compiler;

import dev.glissade.compiler.emit.ClassNames;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * What the host of a compile may choose.
 *
 * @param packageName the package of the generated classes; empty for the unnamed one
 * @param relaxed whether passes that change rounding may run
 * @param className from the name of a unit to the simple name of its class
 * @param place what the class says it comes from, if that is not the name of the source: the class-path resource of the file
 */
public record CompileOptions(
        String packageName, boolean relaxed, UnaryOperator<String> className, Optional<String> place) {

    /** Exact arithmetic and {@code UpperCamelCase} class names. */
    public static CompileOptions inPackage(String packageName) {
        return new CompileOptions(packageName, false, ClassNames::ofRule, Optional.empty());
    }

    /** The same with arithmetic that may change rounding, or without. */
    public CompileOptions withRelaxed(boolean allowed) {
        return new CompileOptions(packageName, allowed, className, place);
    }

    /** The same with another way to name classes. */
    public CompileOptions withClassName(UnaryOperator<String> naming) {
        return new CompileOptions(packageName, relaxed, naming, place);
    }

    /** The same for a rule file that lies on the class path. */
    public CompileOptions withPlace(String resource) {
        return new CompileOptions(packageName, relaxed, className, Optional.of(resource));
    }
}
