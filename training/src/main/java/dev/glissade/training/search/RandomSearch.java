package dev.glissade.training.search;

import dev.glissade.spi.Hyperparameter;
import dev.glissade.spi.Range;
import dev.glissade.spi.RuleInfo;
import dev.glissade.training.loop.NotFiniteException;
import dev.glissade.training.random.Draws;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Looks for good hyperparameters by trial (Bergstra and Bengio 2012), first all over their ranges, then in ever smaller ones about the best
 * trial so far.
 *
 * <pre>{@code
 * SearchResult result = RandomSearch.of(Optimizers.named("adam").info())
 *         .hyper("lr", 1e-5, 1)
 *         .hyper("beta1", 0.5, 0.99)
 *         .rounds(3).trials(8).seed(1)
 *         .run(candidate -> {
 *             Optimizer optimizer = candidate.applyTo(Optimizers.named("adam")).over(network.start(Precision.FLOAT, 1));
 *             Trainer.of(network.objective(), optimizer, train).epochs(2).build().run();
 *             return Evaluation.of(network, optimizer.evaluationPoint(), validation).loss();
 *         });
 * }</pre>
 *
 * <p>Which values are tried is a function of the seed and, from the second round on, of the scores: repeatable where the trials are. A trial
 * whose loss or score is not finite has failed, and the search goes on. Not thread-safe.
 */
public final class RandomSearch {
    private static final long VALUES = 0x5ea1;
    private static final long SEEDS = 0x5ea2;

    private final RuleInfo rule;
    private final List<Dimension> dimensions = new ArrayList<>();
    private int rounds = 1;
    private int trials = 20;
    private double shrinkage = 0.4;
    private long seed;
    private boolean highest;

    /** How good a candidate is. */
    @FunctionalInterface
    public interface Score {
        /** Tries it. */
        double of(Candidate candidate) throws IOException;
    }

    private RandomSearch(RuleInfo rule) {
        this.rule = rule;
    }

    /** A search over hyperparameters of a rule; {@code Optimizers.named("adam").info()}. */
    public static RandomSearch of(RuleInfo rule) {
        return new RandomSearch(rule);
    }

    /**
     * Searches a hyperparameter in all its declared range.
     *
     * @throws IllegalArgumentException if there is no such number, or the range has no end
     */
    public RandomSearch hyper(String name) {
        Range range = declared(name).range();
        if (!Double.isFinite(range.low()) || !Double.isFinite(range.high())) {
            throw new IllegalArgumentException("hyperparameter '" + name + "' of rule '" + rule.name()
                    + "' is declared in " + range + ": say from where to where it is to be searched");
        }
        return add(name, range.low(), range.high(), declared(name).type() == Hyperparameter.Type.INT);
    }

    /**
     * Searches a hyperparameter in a part of its declared range: on a logarithmic scale if that lies above 0 and spans a decade or more,
     * otherwise evenly; whole numbers if it takes no others.
     *
     * @throws IllegalArgumentException if there is no such number, or it does not take these
     */
    public RandomSearch hyper(String name, double low, double high) {
        Hyperparameter hyper = declared(name);
        if (!hyper.range().contains(low) || !hyper.range().contains(high)) {
            throw new IllegalArgumentException("hyperparameter '" + name + "' of rule '" + rule.name()
                    + "' is declared in " + hyper.range() + ", not from " + low + " to " + high);
        }
        return add(name, low, high, hyper.type() == Hyperparameter.Type.INT);
    }

    /** Searches something of your own besides, on a scale as in {@link #hyper(String, double, double)}: a rate of dropout. */
    public RandomSearch real(String name, double low, double high) {
        return add(name, low, high, false);
    }

    /** Searches whole numbers of something of your own, both ends included: the units of a layer. */
    public RandomSearch whole(String name, int low, int high) {
        return add(name, low, high, true);
    }

    /** How many rounds there are, each in smaller ranges; 1 unless said otherwise. */
    public RandomSearch rounds(int count) {
        rounds = atLeastOne(count, "rounds");
        return this;
    }

    /** How many candidates are tried in each round; 20 unless said otherwise. */
    public RandomSearch trials(int count) {
        trials = atLeastOne(count, "trials");
        return this;
    }

    /** The length of a range over that of the round before; 0.4 unless said otherwise. */
    public RandomSearch shrinkage(double ratio) {
        if (!(ratio > 0 && ratio <= 1)) {
            throw new IllegalArgumentException("a shrinkage of " + ratio + "; expected one in (0, 1]");
        }
        shrinkage = ratio;
        return this;
    }

    /** What decides which values are tried. */
    public RandomSearch seed(long value) {
        seed = value;
        return this;
    }

    /** Takes the highest score for the best, as of an accuracy; otherwise it is the lowest. */
    public RandomSearch highestIsBest() {
        highest = true;
        return this;
    }

    /**
     * Tries all candidates, one after the other.
     *
     * @throws IllegalStateException if nothing is to be searched
     * @throws IOException if a trial throws it
     */
    public SearchResult run(Score score) throws IOException {
        if (dimensions.isEmpty()) {
            throw new IllegalStateException("nothing is to be searched");
        }
        List<Trial> done = new ArrayList<>();
        List<double[]> places = new ArrayList<>();
        double length = 1;
        for (int round = 1; round <= rounds; round++) {
            Optional<double[]> centre =
                    new SearchResult(dimensions, highest, done).best().map(trial -> places.get(done.indexOf(trial)));
            for (int number = 1; number <= trials; number++) {
                double[] place = place(round, number, centre, length);
                Candidate candidate = candidate(round, number, place);
                places.add(place);
                done.add(tried(candidate, score));
            }
            length *= shrinkage;
        }
        return new SearchResult(dimensions, highest, done);
    }

    private double[] place(int round, int number, Optional<double[]> centre, double length) {
        double[] place = new double[dimensions.size()];
        for (int i = 0; i < place.length; i++) {
            double draw = Draws.at(seed, VALUES, round, number, i).uniform();
            if (centre.isPresent()) {
                double from = Math.max(0, Math.min(1 - length, centre.get()[i] - length / 2));
                place[i] = from + length * draw;
            } else {
                place[i] = draw;
            }
        }
        return place;
    }

    private Candidate candidate(int round, int number, double[] place) {
        Map<String, Double> values = new LinkedHashMap<>();
        for (int i = 0; i < place.length; i++) {
            values.put(dimensions.get(i).name(), dimensions.get(i).value(place[i]));
        }
        return new Candidate(round, number, Draws.at(seed, SEEDS, round, number).next(), values);
    }

    private static Trial tried(Candidate candidate, Score score) throws IOException {
        try {
            double value = score.of(candidate);
            return Double.isFinite(value)
                    ? new Trial(candidate, value, "")
                    : new Trial(candidate, Double.NaN, "the score is " + value);
        } catch (NotFiniteException diverged) {
            return new Trial(candidate, Double.NaN, String.valueOf(diverged.getMessage()));
        }
    }

    private Hyperparameter declared(String name) {
        return rule.hyperparameters().stream()
                .filter(hyper -> hyper.name().equals(name) && !hyper.computed())
                .filter(hyper -> hyper.type() == Hyperparameter.Type.REAL || hyper.type() == Hyperparameter.Type.INT)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("rule '" + rule.name() + "' has no number '" + name
                        + "' to search; there are "
                        + rule.hyperparameters().stream()
                                .filter(hyper -> !hyper.computed())
                                .map(hyper -> hyper.name() + " in " + hyper.range())
                                .toList()));
    }

    private RandomSearch add(String name, double low, double high, boolean whole) {
        if (dimensions.stream().anyMatch(dimension -> dimension.name().equals(name))) {
            throw new IllegalArgumentException("'" + name + "' is searched already");
        }
        dimensions.add(Dimension.of(name, low, high, whole));
        return this;
    }

    private static int atLeastOne(int count, String what) {
        if (count < 1) {
            throw new IllegalArgumentException(count + " " + what + "; expected at least 1");
        }
        return count;
    }
}
