package dev.glissade.checkpoint;

import java.util.List;

/** A checkpoint that does not fit the optimizer; the message says all that does not, and nothing has been changed. */
public final class CheckpointMismatchException extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    private final transient List<String> problems;

    CheckpointMismatchException(String rule, List<String> problems) {
        super("the checkpoint does not fit the optimizer '" + rule + "': " + String.join("; ", problems));
        this.problems = List.copyOf(problems);
    }

    /** What does not fit, one sentence each. */
    public List<String> problems() {
        return problems;
    }
}
