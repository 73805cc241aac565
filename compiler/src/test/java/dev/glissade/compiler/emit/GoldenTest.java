package dev.glissade.compiler.emit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glissade.compiler.CompileOptions;
import dev.glissade.compiler.CompileResult;
import dev.glissade.compiler.RuleCompiler;
import dev.glissade.compiler.RuleLibrary;
import dev.glissade.dsl.text.SourceText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The text of generated classes, for its shape; {@code -Dglissade.golden=write} writes it anew. */
final class GoldenTest {
    private static final Path FOLDER = Path.of("src/test/resources/golden");

    @ParameterizedTest
    @ValueSource(strings = {"momentum", "adam"})
    void readsAsItDid(String rule) throws IOException {
        SourceText source = new SourceText(rule + ".opt", Files.readString(FOLDER.resolve(rule + ".opt")));
        CompileResult result =
                new RuleCompiler(RuleLibrary.empty()).compile(source, rule, CompileOptions.inPackage("gen"));
        JavaSource java = result.units().get(0).source();
        Path golden = FOLDER.resolve(java.className() + ".java.txt");
        if ("write".equals(System.getProperty("glissade.golden"))) {
            Files.writeString(golden, java.text());
        }
        assertThat(java.text()).isEqualTo(Files.readString(golden));
    }
}
