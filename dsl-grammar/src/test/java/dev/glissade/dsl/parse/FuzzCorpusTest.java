package dev.glissade.dsl.parse;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Replays what the fuzzer starts from and what it once found. */
class FuzzCorpusTest {

    private static final Path CORPUS = Path.of("src/test/resources/fuzz/parser");

    static List<Path> corpus() throws IOException {
        try (Stream<Path> files = Files.list(CORPUS)) {
            return files.sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("corpus")
    void inputIsReadOrRefusedInWords(Path input) throws IOException {
        ParserFuzz.fuzzerTestOneInput(Files.readAllBytes(input));
    }

    @Test
    void theCorpusIsThere() throws IOException {
        assertThat(corpus()).hasSizeGreaterThan(20);
    }
}
