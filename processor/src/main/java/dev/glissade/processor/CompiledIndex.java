package dev.glissade.processor;

import java.io.IOException;
import java.io.Writer;
import java.util.SortedSet;
import java.util.TreeSet;
import javax.annotation.processing.ProcessingEnvironment;
import javax.tools.StandardLocation;

/**
 * What this compile made of rules, written to {@code META-INF/glissade/compiled.txt}: one path under the class output per line.
 * A build tool deletes these files when a rule file has changed or gone, so that nothing stale is left (the Maven plugin does).
 */
final class CompiledIndex {

    static final String RESOURCE = "META-INF/glissade/compiled.txt";

    private final ProcessingEnvironment environment;
    private final SortedSet<String> paths = new TreeSet<>();

    CompiledIndex(ProcessingEnvironment environment) {
        this.environment = environment;
    }

    void addClass(String binaryName) {
        paths.add(binaryName.replace('.', '/') + ".class");
    }

    void addResource(String path) {
        paths.add(path);
    }

    boolean isEmpty() {
        return paths.isEmpty();
    }

    void write() throws IOException {
        try (Writer out = environment
                .getFiler()
                .createResource(StandardLocation.CLASS_OUTPUT, "", RESOURCE)
                .openWriter()) {
            for (String path : paths) {
                out.write(path + "\n");
            }
        }
    }
}
