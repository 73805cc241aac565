package dev.glissade.dsl.diag;

import dev.glissade.dsl.text.SourceText;
import dev.glissade.dsl.text.Span;
import java.util.Optional;

/**
 * One message about one place of one source.
 *
 * @param source the text that the place is in
 * @param span the place
 * @param code what kind of message it is; it carries the severity
 * @param message one sentence, names in 'quotes', no full stop
 * @param hint what to do about it, if there is something to say
 */
public record Diagnostic(SourceText source, Span span, DiagnosticCode code, String message, Optional<String> hint) {

    public boolean isError() {
        return code.severity() == Severity.ERROR;
    }

    /** Whether it finds no fault and only tells what something costs. */
    public boolean isNote() {
        return code.severity() == Severity.NOTE;
    }
}
