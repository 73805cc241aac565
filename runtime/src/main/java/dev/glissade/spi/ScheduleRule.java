package dev.glissade.spi;

/** A {@code schedule} unit: a function of the step. Thread-safe: without state. */
public interface ScheduleRule extends RuleUnit {

    /**
     * The value in a step.
     *
     * @param step from 1
     * @param values the schedule's own hyperparameters by slot
     */
    double value(long step, double[] values);

    /** As {@link UpdateRule#followDefaults}. */
    default void followDefaults(double[] values, boolean[] set) {}
}
