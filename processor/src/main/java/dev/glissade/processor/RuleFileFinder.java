package dev.glissade.processor;

import com.sun.source.util.TreePath;
import com.sun.source.util.Trees;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.PackageElement;
import javax.tools.FileObject;
import javax.tools.StandardLocation;

/**
 * Finds the rule files of a package.
 *
 * <p>A {@code Filer} opens files by name but lists no folder. So patterns are matched in the folders that can be worked out: those
 * of {@code -Aglissade.rules}, the class output (where Maven has copied resources before it compiles), and the folder of the
 * annotated source. Of two files of one name the first found counts.
 */
final class RuleFileFinder {

    static final String FOLDERS_OPTION = "glissade.rules";

    private final ProcessingEnvironment environment;

    RuleFileFinder(ProcessingEnvironment environment) {
        this.environment = environment;
    }

    /**
     * The files of {@code element}'s package that {@code pattern} matches, by name.
     *
     * @throws IOException if one of them cannot be read
     */
    List<FoundFile> find(Element element, String pattern) throws IOException {
        return isPattern(pattern)
                ? match(element, pattern)
                : named(element, pattern).stream().toList();
    }

    /** Where {@link #find} looks, for messages. */
    List<String> places(Element element) {
        List<String> places = new ArrayList<>();
        folders(element).forEach(folder -> places.add(folder.toString()));
        return places;
    }

    static boolean isPattern(String name) {
        return name.indexOf('*') >= 0 || name.indexOf('?') >= 0;
    }

    private List<FoundFile> match(Element element, String pattern) throws IOException {
        PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + pattern);
        SortedMap<String, FoundFile> found = new TreeMap<>();
        for (Path folder : folders(element)) {
            List<Path> files;
            try (Stream<Path> entries = Files.list(folder)) {
                files = entries.filter(p -> Files.isRegularFile(p) && matcher.matches(p.getFileName()))
                        .toList();
            }
            for (Path file : files) {
                String name = file.getFileName().toString();
                if (!found.containsKey(name)) {
                    found.put(name, new FoundFile(name, place(element, name), Files.readAllBytes(file)));
                }
            }
        }
        return List.copyOf(found.values());
    }

    private Optional<FoundFile> named(Element element, String name) throws IOException {
        for (Path folder : folders(element)) {
            Path file = folder.resolve(name);
            if (Files.isRegularFile(file)) {
                return Optional.of(new FoundFile(name, place(element, name), Files.readAllBytes(file)));
            }
        }
        for (StandardLocation location : List.of(StandardLocation.CLASS_OUTPUT, StandardLocation.SOURCE_PATH)) {
            try (InputStream in = environment
                    .getFiler()
                    .getResource(location, packageName(element), name)
                    .openInputStream()) {
                return Optional.of(new FoundFile(name, place(element, name), in.readAllBytes()));
            } catch (IOException | IllegalArgumentException | UnsupportedOperationException e) {
                // not there, or the host has no such location: try the next
            }
        }
        return Optional.empty();
    }

    /** The existing folders, best first. */
    private List<Path> folders(Element element) {
        String path = packageName(element).replace('.', '/');
        Map<Path, Boolean> folders = new java.util.LinkedHashMap<>();
        for (String root :
                environment.getOptions().getOrDefault(FOLDERS_OPTION, "").split(File.pathSeparator, -1)) {
            if (!root.isBlank()) {
                folders.put(Path.of(root).resolve(path).normalize(), true);
            }
        }
        classOutput(packageName(element)).ifPresent(p -> folders.put(p, true));
        sourceFolder(element).ifPresent(p -> folders.put(p, true));
        return folders.keySet().stream().filter(Files::isDirectory).toList();
    }

    private Optional<Path> classOutput(String packageName) {
        try {
            FileObject probe =
                    environment.getFiler().getResource(StandardLocation.CLASS_OUTPUT, packageName, "any.opt");
            return parent(probe.toUri());
        } catch (IOException | IllegalArgumentException | UnsupportedOperationException e) {
            return Optional.empty();
        }
    }

    /** The folder of the source that {@code element} stands in; hosts other than javac cannot tell. */
    private Optional<Path> sourceFolder(Element element) {
        try {
            TreePath path = Trees.instance(environment).getPath(element);
            return path == null
                    ? Optional.empty()
                    : parent(path.getCompilationUnit().getSourceFile().toUri());
        } catch (RuntimeException | LinkageError e) {
            return Optional.empty();
        }
    }

    private static Optional<Path> parent(URI file) {
        if (!"file".equals(Optional.ofNullable(file.getScheme()).orElse("").toLowerCase(Locale.ROOT))) {
            return Optional.empty();
        }
        return Optional.ofNullable(Path.of(file).getParent());
    }

    private String place(Element element, String name) {
        String path = packageName(element).replace('.', '/');
        return path.isEmpty() ? name : path + "/" + name;
    }

    private String packageName(Element element) {
        PackageElement of = environment.getElementUtils().getPackageOf(element);
        return of.getQualifiedName().toString();
    }
}
