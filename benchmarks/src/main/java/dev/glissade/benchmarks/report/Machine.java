package dev.glissade.benchmarks.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Where and when something was measured. */
public final class Machine {
    private Machine() {}

    /** Facts by name, in order; what this machine does not tell is left out. */
    public static Map<String, String> describe() {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("date", LocalDate.now(ZoneOffset.UTC).toString());
        field("/proc/cpuinfo", "model name").ifPresent(model -> facts.put("processor", model));
        facts.put("cores", Integer.toString(Runtime.getRuntime().availableProcessors()));
        field("/proc/meminfo", "MemTotal").ifPresent(memory -> facts.put("memory", memory));
        facts.put("system", System.getProperty("os.name") + " " + System.getProperty("os.version"));
        facts.put("jdk", System.getProperty("java.vm.name") + " " + System.getProperty("java.runtime.version"));
        line("/sys/kernel/mm/transparent_hugepage/enabled").ifPresent(huge -> facts.put("huge pages", huge));
        return facts;
    }

    private static Optional<String> field(String file, String name) {
        try {
            return Files.readAllLines(Path.of(file)).stream()
                    .filter(line -> line.startsWith(name))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> line(String file) {
        try {
            return Optional.of(Files.readString(Path.of(file)).strip());
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
