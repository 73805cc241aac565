package dev.glissade.compiler;

import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.glissade.compiler.check.CheckerFuzz;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What fuzzing starts from, and all that it ever found, goes through again in every build. */
final class FuzzCorpusTest {

    private static final Path RESOURCES = Path.of("src/test/resources");

    @ParameterizedTest
    @MethodSource("corpus")
    void goesThroughTheChecker(Path file) throws IOException {
        byte[] data = Files.readAllBytes(file);
        assertTimeoutPreemptively(Duration.ofSeconds(10), () -> CheckerFuzz.fuzzerTestOneInput(data));
    }

    @ParameterizedTest
    @MethodSource("corpus")
    void goesThroughTheCompiler(Path file) throws IOException {
        byte[] data = Files.readAllBytes(file);
        assertTimeoutPreemptively(Duration.ofSeconds(10), () -> CompilerFuzz.fuzzerTestOneInput(data));
    }

    static Stream<Path> corpus() throws IOException {
        try (Stream<Path> files = Files.walk(RESOURCES)) {
            return files.filter(Files::isRegularFile).sorted().toList().stream();
        }
    }
}
