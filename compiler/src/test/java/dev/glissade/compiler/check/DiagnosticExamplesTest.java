package dev.glissade.compiler.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glissade.compiler.CompileOptions;
import dev.glissade.compiler.RuleCompiler;
import dev.glissade.compiler.RuleLibrary;
import dev.glissade.dsl.diag.Diagnostic;
import dev.glissade.dsl.diag.DiagnosticCode;
import dev.glissade.dsl.diag.Diagnostics;
import dev.glissade.dsl.diag.Severity;
import dev.glissade.dsl.parse.RuleParser;
import dev.glissade.dsl.text.SourceText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every diagnostic code has a file that provokes it, its twin that does not, and a page.
 *
 * <p>A file says itself what is expected: {@code // ERROR[UnknownName]} at the end of a line, once for each message that starts in
 * the line; alone in a line it is about the next one. Notes find no fault, and are looked at only where a file or a page is
 * about one.
 */
class DiagnosticExamplesTest {

    private static final Path RESOURCES = Path.of("src/test/resources");
    private static final Path PAGES = Path.of("../docs/diagnostics");
    /** What no file of this repository can hold; the test makes it. */
    private static final Map<DiagnosticCode, byte[]> MADE =
            Map.of(DiagnosticCode.FILE_TOO_LARGE, ("//" + "x".repeat(1 << 20)).getBytes(StandardCharsets.UTF_8));
    /** What a page, being UTF-8 itself and of a length that can be read, does not show. */
    private static final Set<DiagnosticCode> NOT_SHOWN = EnumSet.of(
            DiagnosticCode.FILE_TOO_LARGE, DiagnosticCode.BROKEN_ENCODING, DiagnosticCode.TOO_MANY_STATEMENTS);

    private static final Set<String> NOTES = Stream.of(DiagnosticCode.values())
            .filter(code -> code.severity() == Severity.NOTE)
            .map(DiagnosticCode::id)
            .collect(Collectors.toSet());

    private static final Pattern MARKER = Pattern.compile("(ERROR|WARNING|NOTE)\\[(\\w+)]");
    private static final Pattern BLOCK =
            Pattern.compile("(?:<!-- (error|name): (\\w+) -->\\s*)?```opt\\n(.*?)```", Pattern.DOTALL);

    static Stream<Path> valid() throws IOException {
        return files("valid");
    }

    static Stream<Path> invalid() throws IOException {
        return files("invalid");
    }

    private static Stream<Path> files(String folder) throws IOException {
        try (Stream<Path> files = Files.list(RESOURCES.resolve(folder))) {
            return files.sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("valid")
    void validFileHasNoMessage(Path file) throws IOException {
        assertThat(messages(file.getFileName().toString(), Files.readAllBytes(file)).stream()
                        .map(DiagnosticExamplesTest::text))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("invalid")
    void invalidFileHasTheMessagesThatItExpects(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        List<String> expected = expected(new String(bytes, StandardCharsets.ISO_8859_1));

        assertThat(messages(file.getFileName().toString(), bytes).stream().map(DiagnosticExamplesTest::text))
                .containsExactlyElementsOf(expected);
    }

    @ParameterizedTest
    @EnumSource
    void everyCodeHasTwinFiles(DiagnosticCode code) throws IOException {
        String name = code.id() + ".opt";
        byte[] made = MADE.get(code);
        byte[] invalid = made == null ? Files.readAllBytes(RESOURCES.resolve("invalid/" + name)) : made;

        assertThat(RESOURCES.resolve("valid/" + name)).isRegularFile();
        assertThat(messages(name, invalid)).extracting(Diagnostic::code).contains(code);
    }

    @ParameterizedTest
    @EnumSource
    void everyCodeHasAPageWhoseExamplesAreTrue(DiagnosticCode code) throws IOException {
        Path page = PAGES.resolve(code.id() + ".md");
        assertThat(page).isRegularFile();
        String text = Files.readString(page);
        assertThat(text).startsWith("# " + code.id() + "\n");

        List<String> shown = new ArrayList<>();
        Matcher block = BLOCK.matcher(text);
        while (block.find()) {
            List<String> found = messages(code.id() + ".opt", block.group(3).getBytes(StandardCharsets.UTF_8)).stream()
                    .map(d -> d.code().id())
                    .distinct()
                    .toList();
            List<String> expected = "error".equals(block.group(1)) ? List.of(block.group(2)) : List.of();
            assertThat(found).as(block.group(3)).isEqualTo(expected);
            shown.addAll(found);
        }
        if (!NOT_SHOWN.contains(code)) {
            assertThat(shown).contains(code.id());
        }
    }

    @Test
    void everyPageBelongsToACode() throws IOException {
        try (Stream<Path> pages = Files.list(PAGES)) {
            assertThat(pages.map(p -> p.getFileName().toString()).filter(p -> !p.equals("README.md")))
                    .containsExactlyInAnyOrderElementsOf(Stream.of(DiagnosticCode.values())
                            .map(code -> code.id() + ".md")
                            .toList());
        }
    }

    @Test
    void messagesAreOneSentenceWithoutFullStop() throws IOException {
        List<Path> all = invalid().toList();
        for (Path file : all) {
            for (Diagnostic d : messages(file.getFileName().toString(), bytes(file))) {
                assertThat(d.message()).doesNotEndWith(".").doesNotContain("\n").matches("['\\p{Ll}0-9].*");
                d.hint().ifPresent(hint -> assertThat(hint).isNotBlank().doesNotEndWith("."));
            }
        }
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Diagnostic> messages(String name, byte[] bytes) {
        String unit = name.replace(".opt", "");
        if (NOTES.contains(unit)) {
            // some notes are about the loops that a rule gets
            var source = new SourceText(name, new String(bytes, StandardCharsets.UTF_8));
            return new RuleCompiler(RuleLibrary.empty())
                    .compile(source, unit, CompileOptions.inPackage("gen"))
                    .diagnostics();
        }
        var diagnostics = new Diagnostics();
        new RuleParser()
                .parse(name, bytes, unit, diagnostics)
                .ifPresent(file -> new Checker(RuleLibrary.empty()).check(file, diagnostics));
        return diagnostics.sorted().stream().filter(d -> !d.isNote()).toList();
    }

    private static String text(Diagnostic d) {
        return d.source().line(d.span().start()) + ": " + d.code().severity() + "["
                + d.code().id() + "]";
    }

    private static List<String> expected(String text) {
        List<String> expected = new ArrayList<>();
        int number = 0;
        for (String line : text.split("\n", -1)) {
            number++;
            int about = line.strip().startsWith("//") ? number + 1 : number;
            Matcher marker = MARKER.matcher(line);
            while (marker.find()) {
                expected.add(about + ": " + Severity.valueOf(marker.group(1)) + "[" + marker.group(2) + "]");
            }
        }
        return expected;
    }
}
