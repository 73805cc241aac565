package dev.glissade.spi;

/** A rule that can train: the {@code optimizer} units of rule files, and hand-written classes. Immutable, thread-safe. */
public interface UpdateRule extends RuleUnit {

    /**
     * Makes the kernel of this rule.
     *
     * @param precision the precision of the parameters
     * @param flags the values of the rule's flags: bit {@code i} belongs to the {@code i}-th flag in {@link RuleInfo#flags()}
     * @throws IllegalArgumentException if the rule cannot work in that precision (a state stored wider than it)
     */
    Kernel kernel(Precision precision, int flags);

    /**
     * Fills in the hyperparameters that follow others and have not been set ({@code hyper beta3 = sqrt(beta2)}).
     *
     * @param values all values by slot; constant defaults and set values are already there
     * @param set for each slot whether the user has set it
     */
    default void followDefaults(double[] values, boolean[] set) {}

    /**
     * Works out the hyperparameters that are computed from schedules in the rule itself.
     *
     * @param step the number of the step about to be made, from 1
     * @param values all values by slot; computed ones are written
     */
    default void computeHyperparameters(long step, double[] values) {}
}
