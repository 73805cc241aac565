package dev.glissade.dsl.diag;

import dev.glissade.dsl.text.SourceText;
import dev.glissade.dsl.text.Span;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Collects the messages of one compile; a stage reports and goes on, and the stage after it starts only without errors.
 *
 * <p>Not thread-safe: one compile, one thread.
 */
public final class Diagnostics {

    /** How many errors are kept; what a person cannot read helps nobody. */
    public static final int MAX_ERRORS = 20;

    /** How many warnings and notes are kept. */
    public static final int MAX_WARNINGS = 100;

    private final Set<Diagnostic> messages = new LinkedHashSet<>();
    private int errors;
    private int warnings;

    /** Reports a message without a hint. */
    public void report(SourceText source, Span span, DiagnosticCode code, String message) {
        add(new Diagnostic(source, span, code, message, Optional.empty()));
    }

    /** Reports a message with a hint that says what to do. */
    public void report(SourceText source, Span span, DiagnosticCode code, String message, String hint) {
        add(new Diagnostic(source, span, code, message, Optional.of(hint)));
    }

    /**
     * Adds one message; exact repetitions are dropped, and so are errors beyond {@link #MAX_ERRORS} and warnings beyond
     * {@link #MAX_WARNINGS}.
     */
    public void add(Diagnostic message) {
        if (messages.contains(message)) {
            return;
        }
        boolean kept = message.isError() ? errors++ < MAX_ERRORS : warnings++ < MAX_WARNINGS;
        if (kept) {
            messages.add(message);
        }
    }

    /** Whether further errors are dropped, so that looking for them is in vain. */
    public boolean isFull() {
        return errors >= MAX_ERRORS;
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
