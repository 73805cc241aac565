package dev.glissade;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Schedules one after the other. Each counts its steps from 1, wherever it stands:
 *
 * <pre>{@code
 * ScheduleSequence.startingWith(warmup).after(500, cosine).after(10_000, 0.01)
 * ScheduleSequence.startingWith(0.1).after(30_000, 0.01).after(45_000, 0.001)       // piecewise constant
 * }</pre>
 *
 * <p>Immutable, and thread-safe if its parts are.
 */
public final class ScheduleSequence implements Schedule {
    private final List<Schedule> parts;
    private final long[] ends;

    private ScheduleSequence(List<Schedule> parts, long[] ends) {
        this.parts = List.copyOf(parts);
        this.ends = ends;
    }

    /** A sequence of one schedule, which goes on for ever until another comes. */
    public static ScheduleSequence startingWith(Schedule first) {
        return new ScheduleSequence(List.of(first), new long[0]);
    }

    /** A sequence of one number, which stays until something else comes. */
    public static ScheduleSequence startingWith(double value) {
        return startingWith(step -> value);
    }

    /**
     * This sequence up to a step, and another schedule behind it, to which step {@code steps + 1} is the first.
     *
     * @param steps counted from the beginning of the sequence; more than in the call before
     */
    public ScheduleSequence after(long steps, Schedule next) {
        long before = ends.length == 0 ? 0 : ends[ends.length - 1];
        if (steps <= before) {
            throw new IllegalArgumentException(
                    "a part of a sequence begins after step " + steps + ", the one before it after step " + before);
        }
        List<Schedule> more = new ArrayList<>(parts);
        more.add(next);
        long[] longer = Arrays.copyOf(ends, ends.length + 1);
        longer[ends.length] = steps;
        return new ScheduleSequence(more, longer);
    }

    /** This sequence up to a step, and a number behind it. */
    public ScheduleSequence after(long steps, double value) {
        return after(steps, step -> value);
    }

    @Override
    public double value(long step) {
        int part = ends.length;
        while (part > 0 && step <= ends[part - 1]) {
            part--;
        }
        return parts.get(part).value(part == 0 ? step : step - ends[part - 1]);
    }
}
