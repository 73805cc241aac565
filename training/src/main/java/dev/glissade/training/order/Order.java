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

    /**
     * From easy to hard (Bengio et al. 2009): an epoch takes the easiest rows, as many as the pacing has opened up, in random order.
     *
     * @param difficulty a score of each row; small is easy
     */
    static Order curriculum(double[] difficulty, Pacing pacing, long seed) {
        return new Curriculum(difficulty, pacing, 0, seed);
    }

    /**
     * A curriculum in which some rows are drawn from all levels of difficulty, each level as likely as the others, so that nothing is
     * forgotten and the hard ones are known from the start: with a share of 1 the mixed strategy of Zaremba and Sutskever (2014), with
     * less their combination of it with the curriculum.
     *
     * @param difficulty a score of each row; equal scores make a level
     * @param mixed the share of rows drawn from all levels
     */
    static Order mixedCurriculum(double[] difficulty, Pacing pacing, double mixed, long seed) {
        return new Curriculum(difficulty, pacing, mixed, seed);
    }
}
