package dev.glissade.benchmarks.rows;

import dev.glissade.benchmarks.c.CCompiler;
import dev.glissade.benchmarks.measure.ForkLength;
import dev.glissade.benchmarks.measure.Forks;
import dev.glissade.benchmarks.measure.Pairs;
import dev.glissade.benchmarks.measure.WorkSpec;
import dev.glissade.spi.Precision;
import java.util.EnumSet;
import java.util.Set;

/**
 * What a row measures with.
 *
 * @param quick whether a first impression is enough
 * @param forks fresh JVMs; they have the C library if there is one
 * @param length of a fork that measures one piece of work
 * @param pairs how many of ours and the baseline to measure in turn
 * @param c the C library, or why there is none
 * @param rules the rules that row 4 is to measure; all if empty
 * @param precisions those to measure in
 */
public record Context(
        boolean quick,
        Forks forks,
        ForkLength length,
        int pairs,
        CCompiler.Result c,
        Set<String> rules,
        Set<Precision> precisions) {

    /** The usual context: seven pairs, or for a first impression one. */
    public static Context of(boolean quick, Forks forks, CCompiler.Result c) {
        return new Context(
                quick,
                forks,
                quick ? ForkLength.QUICK : ForkLength.FULL,
                quick ? 1 : 7,
                c,
                Set.of(),
                EnumSet.allOf(Precision.class));
    }

    /** The same for fewer rules and precisions; empty sets change nothing. */
    public Context only(Set<String> someRules, Set<Precision> somePrecisions) {
        return new Context(
                quick, forks, length, pairs, c, someRules, somePrecisions.isEmpty() ? precisions : somePrecisions);
    }

    /** Measures ours and a baseline in turn, each in a fresh JVM each time. */
    public Pairs pairs(WorkSpec ours, WorkSpec baseline) {
        return Pairs.measure(pairs, () -> forks.measure(length, ours)[0], () -> forks.measure(length, baseline)[0]);
    }
}
