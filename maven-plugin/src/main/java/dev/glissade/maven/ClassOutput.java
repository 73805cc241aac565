package dev.glissade.maven;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What a compile leaves behind, as far as rules are concerned.
 *
 * @param classes the class output, where resources are copied to as well
 * @param generatedSources where the generated Java lies
 */
record ClassOutput(Path classes, Path generatedSources) {

    private static final String INDEX = "META-INF/glissade/compiled.txt";
    private static final String SERVICES = "META-INF/services/dev.glissade.spi.RuleUnit";

    /** Whether an earlier compile made anything of rules. */
    boolean hasRules() {
        return Files.isRegularFile(classes.resolve(INDEX));
    }

    /**
     * Deletes everything that was made of rules, by the list that the processor has left.
     *
     * @param goneRules rule files that no longer exist and whose copies must go too
     */
    void forgetRules(List<String> goneRules) throws IOException {
        Path index = classes.resolve(INDEX);
        if (Files.isRegularFile(index)) {
            for (String path : Files.readAllLines(index, StandardCharsets.UTF_8)) {
                delete(path);
            }
        }
        delete(INDEX);
        delete(SERVICES);
        for (String rule : goneRules) {
            delete(rule);
        }
    }

    private void delete(String path) throws IOException {
        Path file = classes.resolve(path).normalize();
        if (!file.startsWith(classes.normalize())) {
            throw new IOException(
                    "the path '" + path + "' leads out of " + classes + "; delete the folder and build again");
        }
        Files.deleteIfExists(file);
        if (path.endsWith(".class")) {
            deleteNested(file);
            String source = path.substring(0, path.length() - ".class".length()) + ".java";
            Files.deleteIfExists(generatedSources.resolve(source).normalize());
        }
    }

    /** A generated rule holds its kernels as nested classes. */
    private static void deleteNested(Path classFile) throws IOException {
        Path folder = classFile.resolveSibling(".").normalize();
        String name = classFile.getFileName().toString();
        String prefix = name.substring(0, name.length() - ".class".length()) + "$";
        if (!Files.isDirectory(folder)) {
            return;
        }
        List<Path> nested;
        try (var entries = Files.list(folder)) {
            nested = entries.filter(p -> p.getFileName().toString().startsWith(prefix))
                    .toList();
        }
        for (Path each : nested) {
            Files.deleteIfExists(each);
        }
    }
}
