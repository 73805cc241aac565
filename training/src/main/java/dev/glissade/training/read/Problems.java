package dev.glissade.training.read;

import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong with a file, up to a number; the rest is counted. For those who read files. Not thread-safe. */
public final class Problems {
    private static final int LIMIT = 20;

    private final List<String> first = new ArrayList<>();
    private long count;

    /** Adds a thing, with its place. */
    public void add(String problem) {
        if (count++ < LIMIT) {
            first.add(problem);
        }
    }

    /** Whether nothing is wrong. */
    public boolean isEmpty() {
        return count == 0;
    }

    static void addTo(List<String> all, Problems problems) {
        all.addAll(problems.first);
        if (problems.count > LIMIT) {
            all.add("and " + (problems.count - LIMIT) + " more");
        }
    }

    /** Throws what was collected, if something was. */
    public void throwIfAny() throws BadDataException {
        if (!isEmpty()) {
            List<String> all = new ArrayList<>();
            addTo(all, this);
            throw new BadDataException(all);
        }
    }
}
