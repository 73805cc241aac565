package dev.glissade.compiler.check;

import dev.glissade.dsl.diag.Diagnostic;
import dev.glissade.dsl.diag.DiagnosticCode;
import dev.glissade.dsl.diag.Diagnostics;
import dev.glissade.dsl.diag.Severity;
import dev.glissade.dsl.diag.Suggestions;
import dev.glissade.dsl.text.SourceText;
import dev.glissade.dsl.text.Span;
import java.util.Collection;
import java.util.Optional;

/** Where the checks of one unit report; it remembers whether the unit can be used. */
final class Report {

    private final SourceText source;
    private final Diagnostics diagnostics;
    private final boolean warnings;
    private int errors;

    /**
     * @param warnings whether warnings and notes are of interest; those of a unit that was only looked up are shown when its own file is
     *     compiled
     */
    Report(SourceText source, Diagnostics diagnostics, boolean warnings) {
        this.source = source;
        this.diagnostics = diagnostics;
        this.warnings = warnings;
    }

    SourceText source() {
        return source;
    }

    /** How many errors were reported here so far. */
    int errors() {
        return errors;
    }

    void add(Span span, DiagnosticCode code, String message) {
        add(span, code, message, Optional.empty());
    }

    void add(Span span, DiagnosticCode code, String message, String hint) {
        add(span, code, message, Optional.of(hint));
    }

    void add(Span span, DiagnosticCode code, String message, Optional<String> hint) {
        if (code.severity() == Severity.ERROR) {
            errors++;
        } else if (!warnings) {
            return;
        }
        diagnostics.add(new Diagnostic(source, span, code, message, hint));
    }

    /** The hint that names what {@code name} was probably meant to be, or {@code otherwise}. */
    String didYouMean(String name, Collection<String> known, String otherwise) {
        if (diagnostics.isFull()) {
            return otherwise; // nobody will read it, and a hostile file has very many names
        }
        return Suggestions.nearest(name, known)
                .map(meant -> "did you mean '" + meant + "'?")
                .orElse(otherwise);
    }

    /** The 1-based line of a place, for messages that point at a second one. */
    int line(Span span) {
        return source.line(span.start());
    }
}
