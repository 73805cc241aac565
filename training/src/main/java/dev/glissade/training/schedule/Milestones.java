package dev.glissade.training.schedule;

import java.util.Arrays;
import java.util.stream.Collectors;

/** Steps after which something has changed, in rising order: so that how often it has is a function of the step, also of a former one. */
final class Milestones {
    private long[] steps = new long[8];
    private int count;

    void clear() {
        count = 0;
    }

    void add(long step) {
        if (count == steps.length) {
            steps = Arrays.copyOf(steps, 2 * count);
        }
        steps[count++] = step;
    }

    /** How many lie before a step. */
    int before(long step) {
        if (count == 0 || steps[count - 1] < step) {
            return count;
        }
        int place = Arrays.binarySearch(steps, 0, count, step);
        if (place < 0) {
            return -place - 1;
        }
        while (place > 0 && steps[place - 1] == step) {
            place--;
        }
        return place;
    }

    String text() {
        return Arrays.stream(steps, 0, count).mapToObj(Long::toString).collect(Collectors.joining(" "));
    }

    void recall(String text) {
        steps = text.isEmpty()
                ? new long[8]
                : Arrays.stream(text.split(" ", -1)).mapToLong(Long::parseLong).toArray();
        count = text.isEmpty() ? 0 : steps.length;
    }
}
