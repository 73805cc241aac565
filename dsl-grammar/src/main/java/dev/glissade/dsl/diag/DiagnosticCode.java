package dev.glissade.dsl.diag;

/**
 * The stable identity of every message; each has a page of its name in {@code docs/diagnostics} and a pair of example files.
 *
 * <p>The name of the constant in {@code UpperCamelCase} is what users see in brackets.
 */
public enum DiagnosticCode {
    UNEXPECTED_TOKEN(Severity.ERROR),
    UNKNOWN_NAME(Severity.ERROR);

    private final Severity severity;

    DiagnosticCode(Severity severity) {
        this.severity = severity;
    }

    public Severity severity() {
        return severity;
    }

    /** The code as messages print it, for example {@code UnknownName}. */
    public String id() {
        var id = new StringBuilder();
        for (String word : name().split("_", -1)) {
            id.append(word.charAt(0)).append(word.substring(1).toLowerCase(java.util.Locale.ROOT));
        }
        return id.toString();
    }
}
