package dev.glissade.checkpoint;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** A file that cannot be taken; the message says which file and all that is wrong with it. */
public final class SafetensorsException extends IOException {
    private static final long serialVersionUID = 1;
    private static final int SHOWN = 20;

    private final transient List<String> problems;

    SafetensorsException(Path file, List<String> problems) {
        super(message(file, problems));
        this.problems = List.copyOf(problems);
    }

    SafetensorsException(Path file, String problem) {
        this(file, List.of(problem));
    }

    /** What is wrong, one sentence each. */
    public List<String> problems() {
        return problems;
    }

    private static String message(Path file, List<String> problems) {
        String more = problems.size() > SHOWN ? "\n  and " + (problems.size() - SHOWN) + " more" : "";
        String shown = String.join("\n  ", problems.subList(0, Math.min(SHOWN, problems.size())));
        return problems.size() == 1
                ? file + ": " + shown
                : file + ": " + problems.size() + " problems\n  " + shown + more;
    }
}
