package dev.glissade.training.loop;

import java.util.Optional;

/**
 * How a run has ended.
 *
 * @param epochs how many were finished, in all parts of the run
 * @param steps how many were made, in all parts of the run
 * @param last the last epoch that was finished in this part
 * @param reason why it ended: {@code all epochs}, or what a listener has said
 */
public record TrainingResult(int epochs, long steps, Optional<EpochReport> last, String reason) {
    /** The reason of a run that has gone through all its epochs. */
    public static final String ALL_EPOCHS = "all epochs";
}
