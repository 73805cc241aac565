package dev.glissade.training.read;

import java.io.IOException;
import java.util.List;

/** A data file does not hold what it must. The message has a line for each thing that is wrong, with its place. */
public final class BadDataException extends IOException {
    private static final long serialVersionUID = 1;

    private final transient List<String> problems;

    /** Several things, in the order of the file. */
    public BadDataException(List<String> problems) {
        super(String.join("\n", problems));
        this.problems = List.copyOf(problems);
    }

    /** One thing. */
    public BadDataException(String problem) {
        this(List.of(problem));
    }

    /** What is wrong, in the order of the file: {@code FILE:LINE:COLUMN: what}; the last may say that there is more. */
    public List<String> problems() {
        return problems;
    }
}
