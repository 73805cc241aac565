package dev.glissade.live;

import dev.glissade.spi.RuleUnit;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;

/**
 * What javac reads of the JDK and of the class path, kept open from one compile to the next: opening it anew takes longer than
 * most rules.
 *
 * <p>javac's file managers are not thread-safe, so a compile has one for itself. At most one waits for the next compile; what comes
 * back while another waits is closed.
 */
final class WarmFiles extends ForwardingJavaFileManager<StandardJavaFileManager> {
    private static final AtomicReference<WarmFiles> WAITING = new AtomicReference<>();

    /** The packages of the JDK's modules, which never change; a rule's code names few. */
    private final Map<Listed, List<JavaFileObject>> platform = new HashMap<>();

    /** What the files of those packages are called; javac asks for each of them in every compile. */
    private final IdentityHashMap<JavaFileObject, String> names = new IdentityHashMap<>();

    private record Listed(Location module, String packageName, Set<JavaFileObject.Kind> kinds, boolean recurse) {}

    private WarmFiles(StandardJavaFileManager files) {
        super(files);
    }

    /** One for the caller alone, until it is given back. */
    static WarmFiles take(JavaCompiler javac) {
        WarmFiles waiting = WAITING.getAndSet(null);
        return waiting == null ? open(javac) : waiting;
    }

    /** Lets another compile have it; no use of it may follow. */
    void giveBack() {
        if (!WAITING.compareAndSet(null, this)) {
            try {
                fileManager.close();
            } catch (IOException e) {
                throw new UncheckedIOException("the class path cannot be closed", e);
            }
        }
    }

    private static WarmFiles open(JavaCompiler javac) {
        StandardJavaFileManager files = javac.getStandardFileManager(null, null, null);
        try {
            files.setLocationFromPaths(StandardLocation.CLASS_PATH, classPath());
            // otherwise javac looks for sources of the classes on the class path, and compiles them
            files.setLocationFromPaths(StandardLocation.SOURCE_PATH, List.of());
        } catch (IOException e) {
            throw new UncheckedIOException("the class path cannot be read", e);
        }
        return new WarmFiles(files);
    }

    @Override
    public Iterable<JavaFileObject> list(
            Location location, String packageName, Set<JavaFileObject.Kind> kinds, boolean recurse) throws IOException {
        if (!location.getName().startsWith(StandardLocation.SYSTEM_MODULES.getName())) {
            return super.list(location, packageName, kinds, recurse);
        }
        var wanted = new Listed(location, packageName, Set.copyOf(kinds), recurse);
        List<JavaFileObject> known = platform.get(wanted);
        if (known == null) {
            Stream.Builder<JavaFileObject> all = Stream.builder();
            super.list(location, packageName, kinds, recurse).forEach(all);
            known = all.build().toList();
            platform.put(wanted, known);
            for (JavaFileObject file : known) {
                names.put(file, super.inferBinaryName(location, file));
            }
        }
        return known;
    }

    @Override
    public String inferBinaryName(Location location, JavaFileObject file) {
        String known = names.get(file);
        return known == null ? super.inferBinaryName(location, file) : known;
    }

    /** Where the runtime is, and what the JVM was started with. */
    private static List<Path> classPath() {
        Set<Path> places = new LinkedHashSet<>();
        for (Class<?> known : List.of(RuleUnit.class, WarmFiles.class)) {
            CodeSource code = known.getProtectionDomain().getCodeSource();
            if (code != null) {
                places.add(path(code));
            }
        }
        for (String place : System.getProperty("java.class.path", "").split(File.pathSeparator, -1)) {
            if (!place.isEmpty()) {
                places.add(Path.of(place));
            }
        }
        return places.stream().filter(Files::exists).toList();
    }

    private static Path path(CodeSource code) {
        try {
            return Path.of(code.getLocation().toURI());
        } catch (URISyntaxException | IllegalArgumentException e) {
            throw new IllegalStateException("the runtime lies where no compiler can read it: " + code.getLocation(), e);
        }
    }
}
