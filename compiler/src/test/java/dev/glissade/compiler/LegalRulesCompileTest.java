package dev.glissade.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glissade.dsl.diag.DiagnosticRenderer;
import dev.glissade.dsl.text.SourceText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the checker accepts, the stages after it take: each legal example becomes Java. */
class LegalRulesCompileTest {

    static Stream<Path> legal() throws IOException {
        Path resources = Path.of("src/test/resources");
        try (Stream<Path> files = Files.list(resources.resolve("valid"))) {
            return Stream.concat(
                    files.sorted().toList().stream(),
                    Stream.of("sections", "corners").map(name -> resources.resolve("language/" + name + ".opt")));
        }
    }

    @ParameterizedTest
    @MethodSource("legal")
    void becomesJava(Path file) throws IOException {
        String name = file.getFileName().toString();
        var source = new SourceText(name, Files.readString(file, StandardCharsets.UTF_8));

        CompileResult result = new RuleCompiler(RuleLibrary.empty())
                .compile(source, name.replace(".opt", ""), CompileOptions.inPackage("examples"));

        assertThat(DiagnosticRenderer.render(
                        result.diagnostics().stream().filter(d -> !d.isNote()).toList()))
                .isEmpty();
        assertThat(result.units()).isNotEmpty();
    }
}
