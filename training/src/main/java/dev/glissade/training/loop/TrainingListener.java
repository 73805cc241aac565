package dev.glissade.training.loop;

import java.util.List;

/**
 * Somebody who is told how a run gets on, and who may end it with {@link Run#stop}. Called on the thread that trains, in the order in
 * which listeners were added. What a listener throws ends the run.
 */
public interface TrainingListener {

    /** Before the first step, or the first after a stop. */
    default void began(Run run) {}

    /** What it looks at in the reports: {@code loss}, or names of what is measured. A trainer that does not measure it is not built. */
    default List<String> watches() {
        return List.of();
    }

    /**
     * Within a step, each time that loss and gradients have been worked out and before the rule sees them: once for most rules. {@link
     * Run#gradients} may be looked at, and changed.
     */
    default void evaluated(Run run) {}

    /** After each step; {@code run.optimizer().report()} says whether it was left out. */
    default void stepped(Run run) {}

    /** After each epoch. */
    default void epochEnded(Run run, EpochReport report) {}

    /** When the run has ended as it should, not by an exception. */
    default void ended(Run run, TrainingResult result) {}
}
