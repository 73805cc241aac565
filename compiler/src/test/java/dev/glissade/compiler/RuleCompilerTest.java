package dev.glissade.compiler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.glissade.dsl.text.SourceText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever the text, the compiler gives Java or messages. */
class RuleCompilerTest {
    private static final int MUTATIONS = 25;

    @ParameterizedTest(name = "{0} => {1}")
    @CsvSource(delimiterString = "=>", nullValues = "-", textBlock = """
            # a reduction of what is one double, also in a state's initial value
            hyper a = 1; state w: scalar = sum(a); theta -= w*grad                            => ReductionOfScalar
            state a: scalar = 1; state w: scalar = sum(a); theta -= w*grad                    => ReductionOfScalar
            hyper a = 1; let s = 2*a; theta -= mean(s)*grad                                   => ReductionOfScalar
            state a = 1; let s = sum(a); a += grad; s = 2*s; theta -= max(s)*grad             => ReductionOfScalar
            # of tensors, even if the value that reaches it is the same everywhere
            hyper a = 1; state b = a; state w: scalar = sum(b); theta -= w*grad               => ok
            hyper a = 1; let s = a; theta -= mean(s)*grad; s = grad; theta -= s               => ok
            hyper f: bool = true; let s = 1; if f { s = grad }; theta -= sum(s)*grad          => ok
            grad = 2; theta -= sum(grad)*grad                                                 => ok
            # states that only an initial value mentions
            hyper l: list = [1, 2]; state v[l] = theta; state w = v[1]; w += grad; theta -= w => ok
            hyper l: list = [1, 2]; state v[l] = l[0]; state w[l] = v[1]; theta -= w[0]       => ok
            state v = theta as bf16; state w: scalar = sum(v); theta -= w*grad                => ok
            # words of the language as names
            hyper grad = 1; theta -= grad                                                     => ReservedWord
            hyper let; theta -= grad                                                          => ReservedWord
            state if = 0; theta -= grad                                                       => ReservedWord
            """)
    void givesJavaOrTheMessage(String text, String expected) {
        CompileResult result = compile("optimizer x {\n" + text + "\n}");

        List<String> codes = result.diagnostics().stream()
                .filter(d -> d.isError())
                .map(d -> d.code().id())
                .toList();
        assertThat(codes).isEqualTo("ok".equals(expected) ? List.of() : List.of(expected));
        assertThat(result.units()).hasSize("ok".equals(expected) ? 1 : 0);
    }

    static List<Path> legal() throws IOException {
        Path resources = Path.of("src/test/resources");
        try (Stream<Path> valid = Files.list(resources.resolve("valid"));
                Stream<Path> language = Files.list(resources.resolve("language"))) {
            return Stream.concat(valid, language).sorted().toList();
        }
    }

    /** Words of legal rules, left out, doubled and put elsewhere: many of these are legal too, and mean something odd. */
    @ParameterizedTest
    @MethodSource("legal")
    void noMutationOfALegalRuleEndsInAnException(Path file) throws IOException {
        String text = Files.readString(file, StandardCharsets.UTF_8);
        for (int seed = 0; seed < MUTATIONS; seed++) {
            String mutated = mutate(text, new Random(seed));
            assertThatCode(() -> compile(mutated))
                    .as("seed %d of %s:%n%s", seed, file, mutated)
                    .doesNotThrowAnyException();
        }
    }

    private static String mutate(String text, Random random) {
        String[] words = text.split("(?<=\\W)|(?=\\W)", -1);
        for (int times = 1 + random.nextInt(3); times > 0; times--) {
            int at = random.nextInt(words.length);
            String other = words[random.nextInt(words.length)];
            words[at] = switch (random.nextInt(3)) {
                case 0 -> "";
                case 1 -> words[at] + other;
                default -> other;
            };
        }
        return String.join("", words);
    }

    private static CompileResult compile(String text) {
        return new RuleCompiler(RuleLibrary.empty())
                .compile(new SourceText("x.opt", text), "x", CompileOptions.inPackage("mutated"));
    }
}
