package dev.glissade.benchmarks.work;

import dev.glissade.registry.RuleRegistry;
import dev.glissade.spi.RuleInfo;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The library's rule files, as they travel in its jar. */
public final class LibraryTexts {
    private LibraryTexts() {}

    /** The first files in the order of their names, by name, without the ending. */
    public static SortedMap<String, String> first(int count) {
        SortedMap<String, String> texts = new TreeMap<>();
        for (RuleInfo unit :
                RuleRegistry.discover(LibraryTexts.class.getClassLoader()).list()) {
            if (texts.size() < count) {
                read(unit.name()).ifPresent(text -> texts.put(unit.name(), text));
            }
        }
        if (texts.size() < count) {
            throw new IllegalStateException("the library has " + texts.size() + " rules, not " + count);
        }
        return texts;
    }

    private static Optional<String> read(String name) {
        try (InputStream in = LibraryTexts.class.getResourceAsStream("/dev/glissade/rules/" + name + ".opt")) {
            return in == null ? Optional.empty() : Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("the rule file of '" + name + "' cannot be read", e);
        }
    }
}
