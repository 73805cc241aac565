package dev.glissade.benchmarks.report;

import java.util.Locale;

/**
 * What is to be reached.
 *
 * @param value the bar
 * @param atLeast whether more is better
 * @param unit empty for ratios
 */
public record Bar(double value, boolean atLeast, String unit) {

    /** A ratio, the baseline's time by ours. */
    public static Bar ratio(double atLeast) {
        return new Bar(atLeast, true, "");
    }

    /** An amount that is not to be exceeded. */
    public static Bar atMost(double value, String unit) {
        return new Bar(value, false, unit);
    }

    Verdict verdict(double measured) {
        boolean met = atLeast ? measured >= value : measured <= value;
        return met ? Verdict.MET : Verdict.NOT_MET;
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%s %.4g%s", atLeast ? "≥" : "≤", value, unit.isEmpty() ? "" : " " + unit);
    }
}
