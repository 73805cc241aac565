package dev.glissade.samples.standalone;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A copy of the stand-alone sample, built by a real Maven against the artifacts of this build. It has a local repository of its
 * own under {@code target}: our artifacts are put there, everything else comes from the outer build's.
 */
final class UserProject {

    private static final Path REPOSITORY = Path.of("target/repository").toAbsolutePath();

    private final Path folder;

    private UserProject(Path folder) {
        this.folder = folder;
    }

    /** What a command printed, and how it ended. */
    record Run(int status, String output) {}

    static UserProject in(Path folder) throws IOException {
        copy(Path.of("standalone"), folder);
        publish();
        Files.writeString(folder.resolve("settings.xml"), settings());
        return new UserProject(folder);
    }

    Path rule(String file) {
        return folder.resolve("src/main/resources/com/acme/opt").resolve(file);
    }

    Path compiled(String path) {
        return folder.resolve("target/classes").resolve(path);
    }

    /** Edits the project's own {@code pom.xml} or sources. */
    void replace(String file, String from, String to) throws IOException {
        Path path = folder.resolve(file);
        String text = Files.readString(path);
        if (!text.contains(from)) {
            throw new IllegalStateException(file + " has no '" + from + "'");
        }
        Files.writeString(path, text.replace(from, to));
    }

    Run maven(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(property("it.maven.home"), "bin", "mvn").toString(),
                "-B",
                "-s",
                folder.resolve("settings.xml").toString(),
                "-Dmaven.repo.local=" + REPOSITORY));
        command.addAll(List.of(arguments));
        return run(command);
    }

    /** Compiles the project with javac alone, with the processor path that the page on building names. */
    Run javac(String... options) throws IOException, InterruptedException {
        List<String> processorPath = new ArrayList<>(List.of(jar("processor").toString()));
        try (Stream<Path> files = Files.walk(REPOSITORY)) {
            files.filter(f -> f.toString().endsWith(".jar"))
                    .filter(f -> f.toString().contains("/google/"))
                    .forEach(f -> processorPath.add(f.toString()));
        }
        String annotations = processorPath.stream()
                .filter(f -> f.contains("auto-service-annotations"))
                .findFirst()
                .orElseThrow();
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "javac").toString(),
                "-cp",
                String.join(
                        File.pathSeparator,
                        jar("runtime").toString(),
                        jar("rules").toString(),
                        annotations),
                "-processorpath",
                String.join(File.pathSeparator, processorPath),
                "-d",
                "target/classes"));
        command.addAll(List.of(options));
        try (Stream<Path> sources = Files.walk(folder.resolve("src/main/java"))) {
            sources.filter(f -> f.toString().endsWith(".java")).forEach(f -> command.add(f.toString()));
        }
        return run(command);
    }

    void deleteTarget() throws IOException {
        try (Stream<Path> files = Files.walk(folder.resolve("target"))) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    /** Runs the project's main program on what the last Maven run left. */
    Run start(String... arguments) throws IOException, InterruptedException {
        List<String> classPath =
                new ArrayList<>(List.of(folder.resolve("target/classes").toString()));
        for (String module : List.of("runtime", "rules")) {
            classPath.add(jar(module).toString());
        }
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                String.join(File.pathSeparator, classPath),
                "com.acme.Main"));
        command.addAll(List.of(arguments));
        return run(command);
    }

    private Run run(List<String> command) throws IOException, InterruptedException {
        Path log = Files.createTempFile("run", ".log");
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
                .redirectOutput(log.toFile())
                .start();
        if (!process.waitFor(5, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            throw new IllegalStateException(command + " does not end:\n" + Files.readString(log));
        }
        String output = Files.readString(log, StandardCharsets.UTF_8);
        Files.delete(log);
        return new Run(process.exitValue(), output);
    }

    /** Puts our jars and poms where an install would, but under {@code target}. */
    private static void publish() throws IOException {
        publish("glissade-parent", Path.of("../pom.xml"), Optional.empty());
        for (String module : List.of("runtime", "rules", "maven-plugin")) {
            publish("glissade-" + module, Path.of("..", module, "pom.xml"), Optional.of(jar(module)));
        }
        Path reduced = Path.of("../processor/target/dependency-reduced-pom.xml");
        publish("glissade-processor", reduced, Optional.of(jar("processor")));
    }

    private static void publish(String artifact, Path pom, Optional<Path> jar) throws IOException {
        String version = property("it.version");
        Path folder = Files.createDirectories(
                REPOSITORY.resolve("dev/glissade").resolve(artifact).resolve(version));
        String name = artifact + "-" + version;
        Files.copy(pom, folder.resolve(name + ".pom"), StandardCopyOption.REPLACE_EXISTING);
        if (jar.isPresent()) {
            Files.copy(jar.get(), folder.resolve(name + ".jar"), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static Path jar(String module) {
        return Path.of("..", module, "target", "glissade-" + module + "-" + property("it.version") + ".jar")
                .toAbsolutePath();
    }

    private static String settings() {
        return """
            <settings>
              <profiles>
                <profile>
                  <id>build</id>
                  <repositories>%1$s</repositories>
                  <pluginRepositories>%2$s</pluginRepositories>
                </profile>
              </profiles>
              <activeProfiles><activeProfile>build</activeProfile></activeProfiles>
            </settings>
            """.formatted(repository("repository"), repository("pluginRepository"));
    }

    private static String repository(String element) {
        return """
            <%1$s>
              <id>outer-build</id>
              <url>%2$s</url>
              <releases><checksumPolicy>ignore</checksumPolicy></releases>
            </%1$s>
            """.formatted(element, Path.of(property("it.local.repository")).toUri());
    }

    private static String property(String name) {
        String value = System.getProperty(name);
        if (value == null) {
            throw new IllegalStateException("run this through Maven: it sets '" + name + "'");
        }
        return value;
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file :
                    files.filter(f -> !f.startsWith(from.resolve("target"))).toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target);
                }
            }
        }
    }
}
