package dev.glissade.benchmarks.c;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Compiles the C sources beside it into one library for this machine. */
public final class CCompiler {
    /** The flags that all C is compiled with. */
    public static final List<String> FLAGS =
            List.of("-O3", "-march=native", "-ffp-contract=off", "-fno-math-errno", "-fno-trapping-math");

    private static final List<String> SOURCES = List.of("baselines.c", "fused_adam.c", "rules.c", "sparse.c");

    private CCompiler() {}

    /** The library, or why there is none. */
    public sealed interface Result {}

    /**
     * There is one.
     *
     * @param library its path
     * @param compiler what the compiler calls itself
     */
    public record Compiled(Path library, String compiler) implements Result {}

    /** Why there is no library. */
    public record Missing(String why) implements Result {}

    /** Compiles into a folder with the given compiler, usually {@code gcc}. */
    public static Result compile(String compiler, Path folder) {
        Path library = folder.resolve("libbaselines.so");
        Path headers = Path.of(System.getProperty("java.home"), "include");
        if (!Files.exists(headers.resolve("jni.h"))) {
            return new Missing("this JDK has no jni.h in " + headers);
        }
        List<String> command = new ArrayList<>(List.of(compiler));
        command.addAll(FLAGS);
        command.addAll(List.of("-shared", "-fPIC", "-I" + headers, "-I" + headers.resolve("linux")));
        command.addAll(List.of("-o", library.toString()));
        for (String source : SOURCES) {
            command.add(copy(source, folder).toString());
        }
        command.addAll(List.of("-lm", "-lpthread", "-ldl"));
        return run(command, library);
    }

    private static Path copy(String source, Path folder) {
        Path copy = folder.resolve(source);
        try (InputStream text = CCompiler.class.getResourceAsStream(source)) {
            if (text == null) {
                throw new IllegalStateException(source + " is not beside this class");
            }
            Files.copy(text, copy, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return copy;
    }

    private static Result run(List<String> command, Path library) {
        Path log = library.resolveSibling("compiler.log");
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            if (!process.waitFor(2, TimeUnit.MINUTES)) {
                process.destroyForcibly();
                return new Missing(command.get(0) + " did not end within two minutes");
            }
            return process.exitValue() == 0
                    ? new Compiled(library, version(command.get(0)))
                    : new Missing(command.get(0) + " failed: "
                            + Files.readString(log).lines().findFirst().orElse(""));
        } catch (IOException e) {
            return new Missing("no C compiler: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while " + command.get(0) + " ran", e);
        }
    }

    private static String version(String compiler) throws IOException {
        Process process = new ProcessBuilder(compiler, "--version")
                .redirectErrorStream(true)
                .start();
        process.getOutputStream().close();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .findFirst()
                .orElse(compiler);
    }
}
