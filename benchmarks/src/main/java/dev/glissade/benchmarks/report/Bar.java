package dev.glissade.benchmarks.report;

import java.math.BigDecimal;

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
        String number = BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
        return (atLeast ? "≥ " : "≤ ") + number + (unit.isEmpty() ? "" : " " + unit);
    }
}
