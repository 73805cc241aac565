package dev.glissade.benchmarks.floor;

import dev.glissade.benchmarks.work.Traffic;
import dev.glissade.registry.RuleRegistry;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** Reads {@code floors.csv}. */
public final class Needs {
    private static final String HEAD = "rule,of,passes,divisions,roots,twin";

    private Needs() {}

    /** All lines, in the order of the file. */
    public static List<Need> all() {
        try (InputStream file = Needs.class.getResourceAsStream("floors.csv")) {
            if (file == null) {
                throw new IllegalStateException("floors.csv is not beside this class");
            }
            return parse(new String(file.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Those that are of the library, or chains of its units, in the order of the file. */
    public static List<Need> ofLibrary() {
        RuleRegistry registry = RuleRegistry.discover();
        return all().stream()
                .filter(need -> need.of().isPresent()
                        || !registry.optimizer(need.rule())
                                .getClass()
                                .getPackageName()
                                .startsWith("dev.glissade.benchmarks."))
                .toList();
    }

    static List<Need> parse(String text) {
        List<String> lines =
                text.lines().filter(l -> !l.isBlank() && !l.startsWith("#")).toList();
        if (!lines.get(0).equals(HEAD)) {
            throw new IllegalArgumentException("floors.csv begins with " + lines.get(0) + ", not " + HEAD);
        }
        return lines.stream().skip(1).map(Needs::line).toList();
    }

    private static Need line(String line) {
        String[] cells = line.split(",", -1);
        if (cells.length != 6) {
            throw new IllegalArgumentException("not six cells: " + line);
        }
        return new Need(
                cells[0],
                optional(cells[1]),
                Traffic.Form.parse(cells[2]),
                Integer.parseInt(cells[3]),
                Integer.parseInt(cells[4]),
                optional(cells[5]));
    }

    private static Optional<String> optional(String cell) {
        return Optional.of(cell).filter(c -> !c.isEmpty());
    }
}
