package dev.glissade.compiler.check;

import dev.glissade.dsl.ast.Builtin;
import dev.glissade.dsl.diag.DiagnosticCode;

/** A place where not everything may be read, and what may. */
enum Place {
    DEFAULT(DiagnosticCode.DEFAULT_READS, "a default", "literals and number hyperparameters above it", false),
    INIT(
            DiagnosticCode.INIT_READS,
            "an initial value",
            "hyperparameters, 'theta', 'grad', states above it and reductions of them",
            true),
    EVAL(DiagnosticCode.EVAL_READS, "'eval'", "'theta', states, hyperparameters and 't'", true),
    SCHEDULE(DiagnosticCode.NOT_IN_A_SCHEDULE, "a schedule", "'t', its hyperparameters and locals", false);

    private final DiagnosticCode code;
    private final String words;
    private final String allowed;
    private final boolean reductions;

    Place(DiagnosticCode code, String words, String allowed, boolean reductions) {
        this.code = code;
        this.words = words;
        this.allowed = allowed;
        this.reductions = reductions;
    }

    DiagnosticCode code() {
        return code;
    }

    String words() {
        return words;
    }

    /** What it may read, as a list in words. */
    String allowed() {
        return allowed;
    }

    boolean allows(Builtin builtin) {
        return switch (builtin) {
            case PI, INF -> true;
            case THETA -> this == INIT || this == EVAL;
            case GRAD -> this == INIT;
            case T -> this == EVAL || this == SCHEDULE;
            case LOSS -> false;
            case CENTER -> true; // it is not supported anywhere yet, which another check says
        };
    }

    boolean allowsReductions() {
        return reductions;
    }
}
