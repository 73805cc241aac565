package dev.glissade.compiler.random;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * A random rule: well-typed text of one or more units, and how to make it smaller.
 *
 * @param seed what it was made from
 * @param units its lines; a unit is a line with a block, a chain one without
 */
public record RandomRule(long seed, List<Line> units) {

    /** So many tries find a small rule in any case that has come up. */
    private static final int MOST_TRIES = 20_000;

    public RandomRule {
        units = List.copyOf(units);
    }

    /** The rule that a seed gives; the last unit of its text is the one that is meant. */
    public static RandomRule of(long seed) {
        return new RuleGenerator(seed).generate();
    }

    public String text() {
        var text = new StringBuilder();
        units.forEach(unit -> unit.write("", text));
        return text.toString();
    }

    /** A rule that still fails, and of which no smaller one does; a rule that is not legal must not count as failing. */
    public RandomRule shrink(Predicate<RandomRule> fails) {
        RandomRule smallest = this;
        int tries = 0;
        boolean found = true;
        while (found && tries < MOST_TRIES) {
            found = false;
            List<RandomRule> candidates = smallest.smaller().toList();
            for (RandomRule candidate : candidates) {
                if (tries++ < MOST_TRIES && fails.test(candidate)) {
                    smallest = candidate;
                    found = true;
                    break;
                }
            }
        }
        return smallest;
    }

    private Stream<RandomRule> smaller() {
        return Line.smaller(units).filter(u -> !u.isEmpty()).map(u -> new RandomRule(seed, u));
    }

    @Override
    public String toString() {
        return "seed " + seed + ":\n" + text();
    }
}
