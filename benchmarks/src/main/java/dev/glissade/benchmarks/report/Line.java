package dev.glissade.benchmarks.report;

import dev.glissade.benchmarks.measure.Pairs;
import dev.glissade.benchmarks.measure.Spread;
import java.util.Locale;
import java.util.Optional;

/**
 * One comparison of a row.
 *
 * @param what sizes, threads, precision, or the rule
 * @param measured in the bar's unit; absent if it was not run
 * @param note times, or why it was not run
 */
public record Line(String what, Bar bar, Optional<Spread> measured, String note) {

    public static Line of(String what, Bar bar, Spread measured, String note) {
        return new Line(what, bar, Optional.of(measured), note);
    }

    /** A ratio of pairs; the times of both go into the note, per element. */
    public static Line of(String what, Bar bar, Pairs pairs, double elements) {
        return of(
                what,
                bar,
                pairs.ratio(),
                String.format(
                        Locale.ROOT,
                        "%.3f against %.3f ns per element",
                        pairs.ours().median() / elements,
                        pairs.baseline().median() / elements));
    }

    public static Line notRun(String what, Bar bar, String why) {
        return new Line(what, bar, Optional.empty(), why);
    }

    public Verdict verdict() {
        return measured.map(m -> bar.verdict(m.median())).orElse(Verdict.NOT_RUN);
    }
}
