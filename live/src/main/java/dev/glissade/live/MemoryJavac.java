package dev.glissade.live;

import dev.glissade.compiler.emit.JavaSource;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.tools.DiagnosticCollector;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** The JDK's compiler, from text in memory to classes in memory. */
final class MemoryJavac {
    /** The last gives each compile a table of names of its own: the one that javac hands on grows from compile to compile. */
    private static final List<String> OPTIONS = List.of("-proc:none", "-parameters", "-XDuseUnsharedTable");

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
        List<JavaFileObject> inputs = sources.stream()
                .<JavaFileObject>map(s -> new Input(s.qualifiedName(), s.text()))
                .toList();
        WarmFiles known = WarmFiles.take(javac);
        try {
            var files = new MemoryFiles(known);
            if (!javac.getTask(null, files, problems, OPTIONS, null, inputs).call()) {
                throw new IllegalStateException(
                        "a rule gave Java that does not compile, which is a defect of the compiler: "
                                + problems.getDiagnostics());
            }
            return new MemoryLoader(parent, files.classes());
        } finally {
            known.giveBack();
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

    private static final class MemoryFiles extends ForwardingJavaFileManager<JavaFileManager> {
        private final Map<String, Output> outputs = new LinkedHashMap<>();

        MemoryFiles(JavaFileManager known) {
            super(known);
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
