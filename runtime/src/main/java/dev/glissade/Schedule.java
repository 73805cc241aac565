package dev.glissade;

/**
 * The value of a hyperparameter as a function of the step.
 *
 * <p>Asked once per step and group, on the thread that steps, and again when the point of evaluation is asked for: it must give
 * the same value for the same step. Those of {@link Schedules} are immutable and thread-safe.
 */
@FunctionalInterface
public interface Schedule {

    /**
     * The value in a step.
     *
     * @param step the number of the step, from 1
     */
    double value(long step);

    /** This schedule times a number: the usual way to give a schedule that peaks at 1 a learning rate. */
    default Schedule times(double factor) {
        return step -> factor * value(step);
    }

    /** This schedule, slower: each of its values stays for so many steps, as if that many made one; at least 1. */
    default Schedule every(long steps) {
        if (steps < 1) {
            throw new IllegalArgumentException("a schedule that goes on every " + steps + " steps");
        }
        return step -> value((step - 1) / steps + 1);
    }
}
