package dev.glissade.training.order;

import dev.glissade.training.random.Draws;
import java.util.stream.IntStream;

/** From easy to hard: an epoch takes only rows that the pacing has opened up, the easiest ones. */
final class Curriculum implements Order {
    private static final long PURPOSE = 0x6ca1;

    private final int[] easiestFirst;
    private final int[] levelStarts;
    private final Pacing pacing;
    private final double mixed;
    private final long seed;

    /**
     * Orders rows by how difficult they are.
     *
     * @param mixed the share of an epoch that is drawn from all levels of difficulty alike
     */
    Curriculum(double[] difficulty, Pacing pacing, double mixed, long seed) {
        if (!(mixed >= 0 && mixed <= 1)) {
            throw new IllegalArgumentException("a mixed share of " + mixed + "; expected one in [0, 1]");
        }
        this.easiestFirst = IntStream.range(0, difficulty.length)
                .boxed()
                .sorted((a, b) -> Double.compare(difficulty[a], difficulty[b]))
                .mapToInt(Integer::intValue)
                .toArray();
        this.levelStarts = IntStream.rangeClosed(0, difficulty.length)
                .filter(i -> i == 0
                        || i == difficulty.length
                        || difficulty[easiestFirst[i]] != difficulty[easiestFirst[i - 1]])
                .toArray();
        this.pacing = pacing;
        this.mixed = mixed;
        this.seed = seed;
    }

    @Override
    public int epoch(long epoch, int[] rows) {
        if (rows.length != easiestFirst.length) {
            throw new IllegalArgumentException(
                    "difficulties of " + easiestFirst.length + " rows for data of " + rows.length);
        }
        double share = pacing.share(epoch);
        if (!(share > 0)) {
            throw new IllegalArgumentException("the pacing opens a share of " + share + " in epoch " + epoch);
        }
        int open = (int) Math.max(1, Math.min(rows.length, Math.ceil(share * rows.length)));
        Draws draws = Draws.at(seed, PURPOSE, epoch);
        System.arraycopy(easiestFirst, 0, rows, 0, open);
        for (int i = 0; mixed > 0 && i < open; i++) {
            if (draws.uniform() < mixed) {
                rows[i] = anyLevel(draws);
            }
        }
        draws.shuffle(rows, open);
        return open;
    }

    /** A row of a level of difficulty, each level as likely as the others. */
    private int anyLevel(Draws draws) {
        int level = draws.below(levelStarts.length - 1);
        int from = levelStarts[level];
        return easiestFirst[from + draws.below(levelStarts[level + 1] - from)];
    }
}
