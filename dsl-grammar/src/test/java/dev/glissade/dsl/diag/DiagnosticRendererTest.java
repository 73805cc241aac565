package dev.glissade.dsl.diag;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glissade.dsl.text.SourceText;
import dev.glissade.dsl.text.Span;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DiagnosticRendererTest {

    @Test
    void showsPlaceCodeLineMarkAndHint() {
        var message = message("v = g*v + lr*grda; theta -= v\n", "grda", Optional.of("did you mean 'grad'?"));

        assertThat(DiagnosticRenderer.render(message)).isEqualTo("""
                        rule.opt:1:14: error: unknown name 'grda' [UnknownName]
                          v = g*v + lr*grda; theta -= v
                                       ^~~~
                          hint: did you mean 'grad'?""");
    }

    @Test
    void countsColumnsInCodePointsAndPadsByWhatATerminalShows() {
        // one character of two units, an accent on its own, a wide letter
        var message = message("a\n\uD835\uDEFD m\u0302 語 = oops", "oops", Optional.empty());

        assertThat(DiagnosticRenderer.render(message)).isEqualTo("""
                        rule.opt:2:10: error: unknown name 'oops' [UnknownName]
                          \uD835\uDEFD m\u0302 語 = oops
                                   ^~~~""");
    }

    @Test
    void keepsTabsInBothLines() {
        assertThat(DiagnosticRenderer.excerpt(message("\tx\t= oops", "oops", Optional.empty())))
                .isEqualTo("  \tx\t= oops\n  \t \t  ^~~~");
    }

    @Test
    void marksAnEmptyPlaceAndTheEndOfTheTextWithOneCaret() {
        var source = new SourceText("rule.opt", "x = (a\n");
        var atLineEnd = new Diagnostic(source, new Span(6, 6), DiagnosticCode.UNKNOWN_NAME, "x", Optional.empty());
        var atEnd = new Diagnostic(source, new Span(7, 7), DiagnosticCode.UNKNOWN_NAME, "x", Optional.empty());

        assertThat(DiagnosticRenderer.excerpt(atLineEnd)).isEqualTo("  x = (a\n        ^");
        assertThat(DiagnosticRenderer.excerpt(atEnd)).isEqualTo("\n  ^");
        assertThat(DiagnosticRenderer.headline(atEnd)).startsWith("rule.opt:2:1: ");
    }

    @Test
    void marksAPlaceOfSeveralLinesToTheEndOfTheFirst() {
        var source = new SourceText("rule.opt", "x = (a +\r\n  b)");
        var message = new Diagnostic(source, new Span(4, 15), DiagnosticCode.UNKNOWN_NAME, "x", Optional.empty());

        assertThat(DiagnosticRenderer.excerpt(message)).isEqualTo("  x = (a +\n      ^~~~");
    }

    @Test
    void showsOnlyThePartOfALongLineThatMatters() {
        String line = "a".repeat(5000) + "oops" + "b".repeat(5000);

        assertThat(DiagnosticRenderer.excerpt(message(line, "oops", Optional.empty())))
                .isEqualTo("  ..." + "a".repeat(60) + "oops" + "b".repeat(56) + "...\n" + " ".repeat(65) + "^~~~");
    }

    @Test
    void neverPrintsWhatMovesTheCursorOrTurnsTheText() {
        assertThat(DiagnosticRenderer.excerpt(message("\u001B[2J \u202E oops", "oops", Optional.empty())))
                .isEqualTo("  \uFFFD[2J \uFFFD oops\n         ^~~~");
    }

    private static Diagnostic message(String text, String at, Optional<String> hint) {
        int start = text.indexOf(at);
        var source = new SourceText("rule.opt", text);
        var span = new Span(start, start + at.length());
        return new Diagnostic(source, span, DiagnosticCode.UNKNOWN_NAME, "unknown name '" + at + "'", hint);
    }
}
