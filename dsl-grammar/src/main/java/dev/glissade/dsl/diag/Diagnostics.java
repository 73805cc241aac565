package dev.glissade.dsl.diag;

import dev.glissade.dsl.text.SourceText;
import dev.glissade.dsl.text.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Collects the messages of one compile; a stage reports and goes on, and the stage after it starts only without errors.
 *
 * <p>Not thread-safe: one compile, one thread.
 */
public final class Diagnostics {

    /** How many errors are kept; what a person cannot read helps nobody. */
    public static final int MAX_ERRORS = 20;

    private final List<Diagnostic> messages = new ArrayList<>();
    private int errors;

    /** Reports a message without a hint. */
    public void report(SourceText source, Span span, DiagnosticCode code, String message) {
        add(new Diagnostic(source, span, code, message, Optional.empty()));
    }

    /** Reports a message with a hint that says what to do. */
    public void report(SourceText source, Span span, DiagnosticCode code, String message, String hint) {
        add(new Diagnostic(source, span, code, message, Optional.of(hint)));
    }

    /** Adds one message; errors beyond {@link #MAX_ERRORS} and exact repetitions are dropped. */
    public void add(Diagnostic message) {
        if (messages.contains(message) || (message.isError() && ++errors > MAX_ERRORS)) {
            return;
        }
        messages.add(message);
    }

    public boolean hasErrors() {
        return errors > 0;
    }

    /** All messages, by source and place. */
    public List<Diagnostic> sorted() {
        return messages.stream()
                .sorted(Comparator.comparing((Diagnostic d) -> d.source().name())
                        .thenComparingInt(d -> d.span().start())
                        .thenComparing(Diagnostic::code))
                .toList();
    }
}
