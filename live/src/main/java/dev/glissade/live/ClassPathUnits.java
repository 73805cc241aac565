package dev.glissade.live;

import dev.glissade.compiler.RuleLibrary;
import dev.glissade.dsl.text.SourceText;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The units whose texts travel in the jars that a class loader sees, where the processor has put them. */
public final class ClassPathUnits implements RuleLibrary {
    private final ClassLoader loader;

    /** @param loader whose jars are looked into */
    public ClassPathUnits(ClassLoader loader) {
        this.loader = loader;
    }

    @Override
    public Optional<SourceText> find(String canonicalUnitName) {
        try (InputStream in = loader.getResourceAsStream(RuleLibrary.resource(canonicalUnitName))) {
            return in == null
                    ? Optional.empty()
                    : Optional.of(new SourceText(
                            canonicalUnitName + ".opt", new String(in.readAllBytes(), StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException("the text of unit '" + canonicalUnitName + "' cannot be read", e);
        }
    }
}
