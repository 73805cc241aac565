package dev.glissade.dsl.diag;

import java.util.Locale;

/**
 * The stable identity of every message; each has a page of its name in {@code docs/diagnostics} and a pair of example files.
 *
 * <p>The name of the constant in {@code UpperCamelCase} is what users see in brackets.
 */
public enum DiagnosticCode {
    // text and syntax: reported by the parser, examples in dsl-grammar
    BRACE_ON_NEXT_LINE(Severity.ERROR),
    BROKEN_ENCODING(Severity.ERROR),
    CHAINED_COMPARISON(Severity.ERROR),
    FILE_TOO_LARGE(Severity.ERROR),
    GLUED_LETTERS(Severity.ERROR),
    IMPLIED_MULTIPLICATION(Severity.ERROR),
    INVALID_CHARACTER(Severity.ERROR),
    INVALID_SUPERSCRIPT(Severity.ERROR),
    LEADING_OPERATOR(Severity.ERROR),
    MALFORMED_NUMBER(Severity.ERROR),
    MISPLACED_DECLARATION(Severity.ERROR),
    NAME_TOO_LONG(Severity.ERROR),
    NESTING_TOO_DEEP(Severity.ERROR),
    NOT_ASSIGNABLE(Severity.ERROR),
    NUMBER_TOO_LARGE(Severity.ERROR),
    REPEATED_POWER(Severity.ERROR),
    RESERVED_WORD(Severity.ERROR),
    STATEMENT_OUTSIDE_UNIT(Severity.ERROR),
    STATEMENT_TOO_LONG(Severity.ERROR),
    TOO_MANY_ELEMENTS(Severity.ERROR),
    TOO_MANY_STATEMENTS(Severity.ERROR),
    UNCLOSED_BRACKET(Severity.ERROR),
    UNCLOSED_COMMENT(Severity.ERROR),
    UNEXPECTED_TOKEN(Severity.ERROR),

    // meaning: reported by the checker, examples in compiler
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
            id.append(word.charAt(0)).append(word.substring(1).toLowerCase(Locale.ROOT));
        }
        return id.toString();
    }
}
