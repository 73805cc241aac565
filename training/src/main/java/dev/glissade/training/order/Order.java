package dev.glissade.training.order;

/**
 * Which rows an epoch takes, one after the other.
 *
 * <p>A function of the epoch: asked again for the same epoch, it says the same, so that a run which was stopped goes on with the same
 * rows. Those of this package are immutable and thread-safe.
 */
@FunctionalInterface
public interface Order {

    /**
     * Says the rows of an epoch.
     *
     * @param epoch from 1
     * @param rows as many as there are rows of data; its first elements are overwritten with numbers of rows, from 0 to less than its
     *     length
     * @return how many of them the epoch takes: at least 1, at most the length
     */
    int epoch(long epoch, int[] rows);

    /** All rows, as they stand in the data. */
    static Order asGiven() {
        return (epoch, rows) -> Shuffled.identity(rows);
    }

    /** All rows, in another random order each epoch. */
    static Order shuffled(long seed) {
        return new Shuffled(seed);
    }

    /** As many rows as there are, each drawn from all: some come twice, about a third not at all. */
    static Order withReplacement(long seed) {
        return new WithReplacement(seed);
    }
}
