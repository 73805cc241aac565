package dev.glissade.benchmarks.work;

import dev.glissade.spi.RuleUnit;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Runs {@code javac} in a fresh JVM over rule files, with the processor, and over what it wrote, without. */
public final class Javac {
    private static final String HOLDER = """
            @OptRules("*.opt")
            package measured;

            import dev.glissade.annotation.OptRules;
            """;

    private final Path folder;
    private final String processorPath;
    private final Path holder;

    /**
     * @param folder made anew
     * @param processor the folder with the processor's jar and those that it needs
     * @param rules the texts of rule files by name
     */
    public Javac(Path folder, Path processor, SortedMap<String, String> rules) throws IOException {
        this.folder = folder;
        empty(folder);
        Path files = Files.createDirectories(folder.resolve("rules/measured"));
        rules.forEach((name, text) -> write(files.resolve(name + ".opt"), text));
        this.holder = Files.createDirectories(folder.resolve("source/measured")).resolve("package-info.java");
        write(holder, HOLDER);
        this.processorPath = String.join(File.pathSeparator, list(processor, ".jar"));
    }

    /** The milliseconds of a compile with the processor. */
    public double withProcessor() throws IOException {
        Path sources = empty(folder.resolve("generated"));
        return run(
                List.of(
                        "-processorpath",
                        processorPath,
                        "-Aglissade.rules=" + folder.resolve("rules"),
                        "-s",
                        sources.toString()),
                List.of(holder.toString()));
    }

    /** The milliseconds of a compile of the sources that the processor wrote in the last one that it was in. */
    public double withoutProcessor() throws IOException {
        List<String> sources = new ArrayList<>(written());
        sources.add(holder.toString());
        return run(List.of("-proc:none"), sources);
    }

    /** The sources that the processor wrote. */
    public List<String> written() throws IOException {
        return list(folder.resolve("generated"), ".java");
    }

    private double run(List<String> options, List<String> sources) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "javac").toString());
        command.addAll(List.of("-nowarn", "-classpath", classPath()));
        command.addAll(List.of("-d", empty(folder.resolve("classes")).toString()));
        command.addAll(options);
        command.addAll(sources);
        Path log = folder.resolve("javac.log");
        long start = System.nanoTime();
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try {
            if (!process.waitFor(2, TimeUnit.MINUTES)) {
                process.destroyForcibly();
                throw new IllegalStateException("javac did not end within two minutes");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while javac ran", e);
        }
        double milliseconds = (System.nanoTime() - start) * 1e-6;
        if (process.exitValue() != 0) {
            throw new IllegalStateException("javac failed: " + Files.readString(log));
        }
        return milliseconds;
    }

    /** What a user's rules are compiled against: the runtime and its annotations, without the library of rules. */
    private static String classPath() {
        try {
            Class<?> service = Class.forName("com.google.auto.service.AutoService");
            return place(RuleUnit.class) + File.pathSeparator + place(service);
        } catch (ClassNotFoundException | URISyntaxException e) {
            throw new IllegalStateException("the runtime is not where javac can see it", e);
        }
    }

    private static Path place(Class<?> type) throws URISyntaxException {
        return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    }

    private static List<String> list(Path folder, String ending) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.map(Path::toString)
                    .filter(name -> name.endsWith(ending))
                    .sorted()
                    .toList();
        }
    }

    private static Path empty(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> all = Files.walk(folder)) {
                for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
        return Files.createDirectories(folder);
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
