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

    // what the names are: from here on reported by the checker, examples in compiler
    UNKNOWN_NAME(Severity.ERROR),
    DUPLICATE_NAME(Severity.ERROR),
    UNUSED_VALUE(Severity.WARNING),
    UNKNOWN_FUNCTION(Severity.ERROR),
    NOT_A_FUNCTION(Severity.ERROR),
    ARGUMENT_COUNT(Severity.ERROR),
    MISPLACED_SCOPE(Severity.ERROR),
    NOT_YET(Severity.ERROR),

    // what is declared
    UNKNOWN_TYPE(Severity.ERROR),
    UNKNOWN_STORAGE(Severity.ERROR),
    WRONG_RANGE(Severity.ERROR),
    OUT_OF_RANGE(Severity.ERROR),
    WRONG_DEFAULT(Severity.ERROR),
    DEFAULT_READS(Severity.ERROR),
    INIT_READS(Severity.ERROR),
    NOT_A_LIST(Severity.ERROR),
    LIST_WITHOUT_INDEX(Severity.ERROR),
    WRONG_INDEX(Severity.ERROR),
    LIMIT_EXCEEDED(Severity.ERROR),

    // what the values are
    WRONG_KIND(Severity.ERROR),
    TENSOR_CONDITION(Severity.ERROR),
    SCALARS_ONLY(Severity.ERROR),
    REDUCTION_OF_SCALAR(Severity.ERROR),
    TENSOR_TO_SCALAR(Severity.ERROR),
    NARROW_VALUE(Severity.ERROR),
    NARROW_CONDITION(Severity.ERROR),
    PAST_OF_WHAT(Severity.ERROR),

    // where things may stand
    MISPLACED_GRADIENT(Severity.ERROR),
    MISPLACED_INNER(Severity.ERROR),
    MISPLACED_EVAL(Severity.ERROR),
    SECOND_EVAL(Severity.ERROR),
    EVAL_READS(Severity.ERROR),
    THETA_NEVER_ASSIGNED(Severity.ERROR),
    WRAPPER_ASSIGNS_GRAD(Severity.ERROR),
    NOT_IN_A_SCHEDULE(Severity.ERROR),
    VALUE_NOT_ASSIGNED(Severity.ERROR),

    // what a chain is made of
    DUPLICATE_UNIT(Severity.ERROR),
    UNKNOWN_UNIT(Severity.ERROR),
    CYCLIC_CHAIN(Severity.ERROR),
    WRONG_UNIT(Severity.ERROR),
    OPTIMIZER_COUNT(Severity.ERROR),
    SHARED_WITHOUT_OPTIMIZER(Severity.ERROR),
    UNKNOWN_SETTING(Severity.ERROR),
    NAME_CLASH(Severity.ERROR),
    GRADIENT_RUNS_TWICE(Severity.ERROR),
    THETA_BEFORE_GRADIENT(Severity.ERROR),

    // what costs more than it needs to
    AVOIDABLE_DIVISION(Severity.NOTE),
    SCALAR_LOOP(Severity.NOTE),
    SCALAR_FUNCTION(Severity.NOTE),
    LONG_LOOP(Severity.NOTE);

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
