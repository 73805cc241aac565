package dev.glissade.maven;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The rule files of a module at one time, and the version that compiles them.
 *
 * @param hashes SHA-256 by path under the resource root, with {@code /} between folders
 */
record RuleFiles(SortedMap<String, String> hashes) {

    /** Stands among the files, with the version for a hash: another compiler makes other classes of the same rules. */
    private static final String COMPILER = "Glissade";

    /**
     * The files that lie under {@code roots} now.
     *
     * @param version of the plugin, and so of the compiler
     */
    static RuleFiles in(List<Path> roots, String version) throws IOException {
        SortedMap<String, String> hashes = new TreeMap<>();
        hashes.put(COMPILER, version);
        for (Path root : roots) {
            if (Files.isDirectory(root)) {
                try (Stream<Path> files = Files.walk(root)) {
                    for (Path file : files.filter(RuleFiles::isRuleFile).toList()) {
                        hashes.put(root.relativize(file).toString().replace('\\', '/'), sha256(file));
                    }
                }
            }
        }
        return new RuleFiles(hashes);
    }

    /** The files of the last build; none if there was no build. */
    static RuleFiles recorded(Path record) throws IOException {
        SortedMap<String, String> hashes = new TreeMap<>();
        if (Files.isRegularFile(record)) {
            for (String line : Files.readAllLines(record, StandardCharsets.UTF_8)) {
                int space = line.indexOf(' ');
                hashes.put(line.substring(space + 1), line.substring(0, Math.max(space, 0)));
            }
        }
        return new RuleFiles(hashes);
    }

    void record(Path record) throws IOException {
        Files.createDirectories(record.getParent());
        var text = new StringBuilder();
        hashes.forEach(
                (path, hash) -> text.append(hash).append(' ').append(path).append('\n'));
        Files.writeString(record, text);
    }

    /** What a person would say has changed since {@code before}. */
    List<String> changesSince(RuleFiles before) {
        List<String> changes = new ArrayList<>();
        for (Map.Entry<String, String> file : hashes.entrySet()) {
            String old = before.hashes.get(file.getKey());
            if (file.getKey().equals(COMPILER)) {
                if (!file.getValue().equals(old)) {
                    changes.add("Glissade is now " + file.getValue());
                }
            } else if (old == null) {
                changes.add(file.getKey() + " is new");
            } else if (!old.equals(file.getValue())) {
                changes.add(file.getKey() + " was edited");
            }
        }
        gone(before).forEach(path -> changes.add(path + " is gone"));
        return changes;
    }

    /** The files of {@code before} that are no more. */
    List<String> gone(RuleFiles before) {
        return before.hashes.keySet().stream()
                .filter(path -> !hashes.containsKey(path))
                .toList();
    }

    private static boolean isRuleFile(Path file) {
        return Files.isRegularFile(file) && file.getFileName().toString().endsWith(".opt");
    }

    private static String sha256(Path file) throws IOException {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
