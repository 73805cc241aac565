package dev.glissade.dsl.parse;

import dev.glissade.dsl.diag.Diagnostic;
import dev.glissade.dsl.diag.DiagnosticCode;
import dev.glissade.dsl.diag.Diagnostics;
import dev.glissade.dsl.text.SourceText;
import dev.glissade.dsl.text.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.misc.ParseCancellationException;

/**
 * Collects what is wrong with one text.
 *
 * <p>Tokens are made before the parser runs, and trees after it, so the messages of the three phases are put in the order of
 * the text before they are handed on.
 */
final class SyntaxErrors {

    private final SourceText source;
    private final List<Diagnostic> found = new ArrayList<>();
    private int inPhase;
    private boolean stopped;

    SyntaxErrors(SourceText source) {
        this.source = source;
    }

    void report(Span span, DiagnosticCode code, String message) {
        add(new Diagnostic(source, span, code, message, Optional.empty()));
    }

    void report(Span span, DiagnosticCode code, String message, String hint) {
        add(new Diagnostic(source, span, code, message, Optional.of(hint)));
    }

    void add(Diagnostic error) {
        if (!full()) {
            found.add(error);
            inPhase++;
        }
    }

    /** Whether this phase has said as much as anyone reads, and may stop. */
    boolean full() {
        return inPhase >= Diagnostics.MAX_ERRORS;
    }

    /** Gives the next phase room of its own: its messages may stand before those already here. */
    void nextPhase() {
        inPhase = 0;
    }

    /** Ends the parse: enough has been said. */
    void stop() {
        stopped = true;
        throw new ParseCancellationException();
    }

    /** Whether the parse was ended; what its rules still hold then is incomplete. */
    boolean stopped() {
        return stopped;
    }

    boolean isEmpty() {
        return found.isEmpty();
    }

    SourceText source() {
        return source;
    }

    void handTo(Diagnostics diagnostics) {
        found.stream()
                .sorted(Comparator.comparingInt(error -> error.span().start()))
                .forEach(diagnostics::add);
    }
}
