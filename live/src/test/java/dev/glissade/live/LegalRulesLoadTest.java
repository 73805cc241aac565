package dev.glissade.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The legal rules that the compiler is tested with become classes that javac takes and that load. */
class LegalRulesLoadTest {
    private static final Path EXAMPLES = Path.of("../compiler/src/test/resources/language");

    @ParameterizedTest
    @ValueSource(strings = {"sections", "corners"})
    void load(String file) throws IOException {
        String text = Files.readString(EXAMPLES.resolve(file + ".opt"), StandardCharsets.UTF_8);

        assertThat(LiveCompiler.create().compile(file + ".opt", text))
                .isNotEmpty()
                .allMatch(unit -> !unit.info().name().isEmpty());
    }
}
