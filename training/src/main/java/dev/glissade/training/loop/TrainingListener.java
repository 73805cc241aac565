package dev.glissade.training.loop;

/**
 * Somebody who is told how a run gets on, and who may end it with {@link Run#stop}. Called on the thread that trains, in the order in
 * which listeners were added. What a listener throws ends the run.
 */
public interface TrainingListener {

    /** Before the first step, or the first after a stop. */
    default void began(Run run) {}

    /** After each step. */
    default void stepped(Run run) {}

    /** After each epoch. */
    default void epochEnded(Run run, EpochReport report) {}

    /** When the run has ended as it should, not by an exception. */
    default void ended(Run run, TrainingResult result) {}
}
