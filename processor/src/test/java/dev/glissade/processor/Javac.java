package dev.glissade.processor;

import com.google.auto.service.processor.AutoServiceProcessor;
import java.io.File;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** A user's project in a folder, compiled by a real javac with our processor. */
final class Javac {

    private final Path folder;
    private final List<String> options = new ArrayList<>();
    private final List<String> classPath = new ArrayList<>(List.of(System.getProperty("java.class.path")));
    private List<Diagnostic<? extends JavaFileObject>> messages = List.of();

    Javac(Path folder) {
        this.folder = folder;
    }

    /** Writes a source under {@code src}, or any file under the folder that {@code path} says. */
    Javac file(String path, String text) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.resolveSibling("."));
        Files.writeString(file, text);
        return this;
    }

    /** Puts a folder of the project onto the class path, as if it were another module. */
    Javac classPath(String path) {
        classPath.add(folder.resolve(path).toString());
        return this;
    }

    Javac option(String option) {
        options.add(option);
        return this;
    }

    /** Compiles all sources under {@code src} into {@code out}. */
    boolean compile() throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        var collector = new DiagnosticCollector<JavaFileObject>();
        Path out = Files.createDirectories(folder.resolve("out"));
        List<String> all = new ArrayList<>(List.of(
                "-d",
                out.toString(),
                "-Xlint:all,-processing,-classfile",
                "-classpath",
                String.join(File.pathSeparator, classPath) + File.pathSeparator + out));
        all.addAll(options);
        try (StandardJavaFileManager files = compiler.getStandardFileManager(collector, Locale.ROOT, null);
                Stream<Path> sources = Files.walk(folder.resolve("src"))) {
            List<Path> java =
                    sources.filter(p -> p.toString().endsWith(".java")).toList();
            JavaCompiler.CompilationTask task =
                    compiler.getTask(null, files, collector, all, null, files.getJavaFileObjectsFromPaths(java));
            task.setProcessors(List.of(new GlissadeProcessor(), new AutoServiceProcessor()));
            boolean success = task.call();
            messages = collector.getDiagnostics();
            return success;
        }
    }

    /** The errors' texts. */
    List<String> errors() {
        return messages.stream()
                .filter(m -> m.getKind() == Diagnostic.Kind.ERROR)
                .map(m -> m.getMessage(Locale.ROOT))
                .toList();
    }

    /** The notes' texts, one after the other. */
    String notes() {
        return messages.stream()
                .filter(m -> m.getKind() == Diagnostic.Kind.NOTE)
                .map(m -> m.getMessage(Locale.ROOT))
                .collect(Collectors.joining("\n"));
    }

    /** All messages as javac prints them, with file and line of the Java source. */
    List<String> printed() {
        return messages.stream().map(Object::toString).toList();
    }

    Path out(String path) {
        return folder.resolve("out").resolve(path);
    }

    /** A loader of what was compiled, above the test's own classes. */
    ClassLoader loader() {
        try {
            return new URLClassLoader(new URL[] {folder.resolve("out").toUri().toURL()}, Javac.class.getClassLoader());
        } catch (MalformedURLException e) {
            throw new IllegalStateException(e);
        }
    }
}
