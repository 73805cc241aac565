package dev.glissade.live;

import dev.glissade.compiler.emit.JavaSource;
import dev.glissade.spi.RuleUnit;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javax.tools.DiagnosticCollector;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** The JDK's compiler, from text in memory to classes in memory. */
final class MemoryJavac {
    private final ClassLoader parent;

    MemoryJavac(ClassLoader parent) {
        this.parent = parent;
    }

    /** Compiles the sources and gives a new class loader that has their classes, below the parent. */
    ClassLoader compile(List<JavaSource> sources) {
        JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
        if (javac == null) {
            throw new IllegalStateException("there is no Java compiler in this JVM: rules compile where a JDK runs");
        }
        var problems = new DiagnosticCollector<JavaFileObject>();
        List<String> options = List.of("-proc:none", "-parameters", "-classpath", classPath());
        List<JavaFileObject> inputs = sources.stream()
                .<JavaFileObject>map(s -> new Input(s.qualifiedName(), s.text()))
                .toList();
        try (var files = new MemoryFiles(javac.getStandardFileManager(problems, null, null))) {
            if (!javac.getTask(null, files, problems, options, null, inputs).call()) {
                throw new IllegalStateException(
                        "a rule gave Java that does not compile, which is a defect of the compiler: "
                                + problems.getDiagnostics());
            }
            return new MemoryLoader(parent, files.classes());
        } catch (IOException e) {
            throw new UncheckedIOException("the class path cannot be closed", e);
        }
    }

    /** Where the runtime is, and what the JVM was started with. */
    private String classPath() {
        Set<String> places = new LinkedHashSet<>();
        for (Class<?> known : List.of(RuleUnit.class, MemoryJavac.class)) {
            CodeSource code = known.getProtectionDomain().getCodeSource();
            if (code != null) {
                places.add(path(code));
            }
        }
        places.add(System.getProperty("java.class.path", ""));
        return places.stream().filter(p -> !p.isEmpty()).collect(Collectors.joining(File.pathSeparator));
    }

    private static String path(CodeSource code) {
        try {
            return Path.of(code.getLocation().toURI()).toString();
        } catch (URISyntaxException | IllegalArgumentException e) {
            throw new IllegalStateException("the runtime lies where no compiler can read it: " + code.getLocation(), e);
        }
    }

    private static final class Input extends SimpleJavaFileObject {
        private final String text;

        Input(String className, String text) {
            super(URI.create("memory:///" + className.replace('.', '/') + Kind.SOURCE.extension), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }

    private static final class Output extends SimpleJavaFileObject {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        Output(String className) {
            super(URI.create("memory:///" + className.replace('.', '/') + Kind.CLASS.extension), Kind.CLASS);
        }

        @Override
        public OutputStream openOutputStream() {
            return bytes;
        }
    }

    private static final class MemoryFiles extends ForwardingJavaFileManager<StandardJavaFileManager> {
        private final Map<String, Output> outputs = new LinkedHashMap<>();

        MemoryFiles(StandardJavaFileManager standard) {
            super(standard);
        }

        @Override
        public JavaFileObject getJavaFileForOutput(
                JavaFileManager.Location location, String className, JavaFileObject.Kind kind, FileObject sibling) {
            return outputs.computeIfAbsent(className, Output::new);
        }

        Map<String, byte[]> classes() {
            Map<String, byte[]> classes = new LinkedHashMap<>();
            outputs.forEach((name, output) -> classes.put(name, output.bytes.toByteArray()));
            return classes;
        }
    }

    private static final class MemoryLoader extends ClassLoader {
        private final Map<String, byte[]> classes;

        MemoryLoader(ClassLoader parent, Map<String, byte[]> classes) {
            super(parent);
            this.classes = classes;
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            byte[] bytes = classes.get(name);
            if (bytes == null) {
                throw new ClassNotFoundException(name);
            }
            return defineClass(name, bytes, 0, bytes.length);
        }
    }
}
