package dev.glissade.samples.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glissade.compiler.CompileOptions;
import dev.glissade.compiler.RuleCompiler;
import dev.glissade.dsl.diag.Diagnostic;
import dev.glissade.dsl.text.SourceText;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every block of code in README.md, CONTRIBUTING.md and {@code docs} is what it says it is. */
final class DocumentationTest {

    private static final Path ROOT =
            Path.of(System.getProperty("basedir", "")).toAbsolutePath().getParent();

    @ParameterizedTest(name = "{0}", allowZeroInvocations = true)
    @MethodSource("javaBlocks")
    void javaCompiles(CodeBlock block, @TempDir Path output) {
        assertThat(JavaBlock.complaints(block, output)).isEmpty();
    }

    @ParameterizedTest(name = "{0}", allowZeroInvocations = true)
    @MethodSource("optBlocks")
    void rulesAreWhatTheySay(CodeBlock block) {
        String name = block.notes().getOrDefault("name", "example");
        var source = new SourceText(name + ".opt", block.text());
        List<Diagnostic> diagnostics = new RuleCompiler(DocumentationTest::libraryRule)
                .compile(source, name, CompileOptions.inPackage("docs"))
                .diagnostics();
        Optional<String> expected = Optional.ofNullable(block.notes().get("error"));
        // a note finds no fault; only its own page has to show it
        assertThat(diagnostics.stream()
                        .filter(d -> !d.isNote()
                                || expected.equals(Optional.of(d.code().id())))
                        .map(d -> d.code().id())
                        .distinct()
                        .toList())
                .as("%s%n%s", block.text(), diagnostics)
                .isEqualTo(expected.stream().toList());
    }

    /** The pages may chain the rules of the library. */
    private static Optional<SourceText> libraryRule(String name) {
        try (InputStream text = DocumentationTest.class.getResourceAsStream("/dev/glissade/rules/" + name + ".opt")) {
            return text == null
                    ? Optional.empty()
                    : Optional.of(
                            new SourceText(name + ".opt", new String(text.readAllBytes(), StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest(name = "{0}", allowZeroInvocations = true)
    @MethodSource("shBlocks")
    void shellParses(CodeBlock block, @TempDir Path folder) throws IOException, InterruptedException {
        Path script = Files.writeString(folder.resolve("block.sh"), block.text());
        Process bash = new ProcessBuilder("bash", "-n", script.toString())
                .redirectErrorStream(true)
                .start();
        assertThat(new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .isEmpty();
        assertThat(bash.waitFor(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void theReadmeHasItsTwoCommands() {
        assertThat(CodeBlock.in(ROOT, ROOT.resolve("README.md")).stream()
                        .filter(block -> block.language().equals("sh"))
                        .map(block -> block.text().strip())
                        .limit(2))
                .hasSize(2)
                .allMatch(
                        command -> command.startsWith("mvn ") && command.lines().count() == 1);
    }

    static Stream<CodeBlock> javaBlocks() throws IOException {
        return blocks("java");
    }

    static Stream<CodeBlock> optBlocks() throws IOException {
        return blocks("opt");
    }

    static Stream<CodeBlock> shBlocks() throws IOException {
        return blocks("sh");
    }

    private static Stream<CodeBlock> blocks(String language) throws IOException {
        return pages().stream()
                .flatMap(page -> CodeBlock.in(ROOT, page).stream())
                .filter(block -> block.language().equals(language));
    }

    private static List<Path> pages() throws IOException {
        var pages = new ArrayList<>(List.of(ROOT.resolve("README.md"), ROOT.resolve("CONTRIBUTING.md")));
        Path docs = ROOT.resolve("docs");
        if (Files.isDirectory(docs)) {
            try (Stream<Path> files = Files.walk(docs)) {
                files.filter(file -> file.toString().endsWith(".md")).sorted().forEach(pages::add);
            }
        }
        return pages;
    }
}
