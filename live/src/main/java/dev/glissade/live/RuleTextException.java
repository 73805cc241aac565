package dev.glissade.live;

import dev.glissade.dsl.diag.Diagnostic;
import dev.glissade.dsl.diag.DiagnosticRenderer;
import java.util.List;

/** A rule text with errors; the message shows each with its line and a caret. */
public final class RuleTextException extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    private final transient List<Diagnostic> diagnostics;

    RuleTextException(List<Diagnostic> diagnostics) {
        super(DiagnosticRenderer.render(
                diagnostics.stream().filter(Diagnostic::isError).toList()));
        this.diagnostics = List.copyOf(diagnostics);
    }

    /** All messages, warnings among them, by place. */
    public List<Diagnostic> diagnostics() {
        return diagnostics;
    }
}
