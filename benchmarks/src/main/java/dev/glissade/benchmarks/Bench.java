package dev.glissade.benchmarks;

import dev.glissade.benchmarks.c.C;
import dev.glissade.benchmarks.c.CCompiler;
import dev.glissade.benchmarks.measure.Forks;
import dev.glissade.benchmarks.rows.Context;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Compiles the baselines and makes what all programs measure with. */
final class Bench {
    private Bench() {}

    /** Compiles into {@code folder}; this JVM and the forks then have the library, and the forks {@code jdk.incubator.vector} if asked. */
    static Context open(Path folder, String compiler, boolean quick, boolean vectors) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        CCompiler.Result c = CCompiler.compile(compiler, folder.toAbsolutePath());
        if (c instanceof CCompiler.Compiled compiled) {
            System.setProperty(C.LIBRARY, compiled.library().toString());
            return Context.of(
                    quick, new Forks(Map.of(C.LIBRARY, compiled.library().toString()), vectors), c);
        }
        return Context.of(quick, new Forks(Map.of(), vectors), c);
    }
}
