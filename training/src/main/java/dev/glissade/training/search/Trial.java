package dev.glissade.training.search;

/**
 * A candidate that was tried. Immutable.
 *
 * @param score what it came to; NaN if it failed
 * @param failure why it failed; empty if it did not
 */
public record Trial(Candidate candidate, double score, String failure) {

    public boolean failed() {
        return !failure.isEmpty();
    }
}
