package dev.glissade.benchmarks.work;

import dev.glissade.spi.Precision;
import java.util.Arrays;

/** Ours against C, number by number, before anything is timed. */
public final class Twin {
    /** A few whole blocks and a tail. */
    private static final int ELEMENTS = 3 * 1024 + 77;

    private static final int STEPS = 12;

    private Twin() {}

    /** Fails unless both make the same bits of the same numbers. */
    public static void requireAdamEqual(Precision precision, int threads) {
        try (RuleStep ours = new RuleStep("adam", precision, ELEMENTS, threads);
                AdamInC theirs = new AdamInC(precision, ELEMENTS, threads)) {
            for (int step = 1; step <= STEPS; step++) {
                ours.run();
                theirs.run();
                requireEqual(
                        "theta after step " + step,
                        ours.optimizer().parameters().tensor("theta").toDoubles(),
                        theirs.stream(0));
            }
            requireEqual("m", ours.optimizer().state().tensor("m", "theta"), theirs.stream(2));
            requireEqual("v", ours.optimizer().state().tensor("v", "theta"), theirs.stream(3));
        }
    }

    /** Fails unless both make the same bits of the same numbers, for a rule of which there is a loop ({@link RuleInC#of}). */
    public static void requireRuleEqual(String rule, Precision precision) {
        if (rule.equals("adam")) {
            requireAdamEqual(precision, 1);
            return;
        }
        try (RuleStep ours = new RuleStep(rule, precision, ELEMENTS, 1);
                RuleInC theirs = new RuleInC(rule, precision, ELEMENTS)) {
            for (int step = 1; step <= STEPS; step++) {
                ours.run();
                theirs.run();
                requireEqual(
                        rule + ": theta after step " + step,
                        ours.optimizer().parameters().tensor("theta").toDoubles(),
                        theirs.theta());
            }
        }
    }

    /** Fails unless the numbers are the same bits. */
    static void requireEqual(String what, double[] ours, double[] theirs) {
        int at = Arrays.mismatch(ours, theirs);
        if (at >= 0) {
            throw new IllegalStateException(
                    what + "[" + at + "] is " + ours[at] + " with us and " + theirs[at] + " in C");
        }
    }

    /**
     * Fails unless both make the same numbers for a rule with exp, log, pow, cos. C's functions may differ from Java's in the last
     * bit of a double, so theta may differ by a few units in its last place.
     */
    public static void requireNear(String rule, String twin, Precision precision) {
        try (RuleStep ours = new RuleStep(rule, precision, ELEMENTS, 1);
                TwinInC theirs = new TwinInC(twin, precision, ELEMENTS)) {
            for (int step = 1; step <= STEPS; step++) {
                ours.run();
                theirs.run();
            }
            double[] mine = ours.optimizer().parameters().tensor("theta").toDoubles();
            double[] other = theirs.theta();
            for (int i = 0; i < ELEMENTS; i++) {
                double unit = precision == Precision.FLOAT ? Math.ulp((float) other[i]) : Math.ulp(other[i]);
                if (!(Math.abs(mine[i] - other[i]) <= 2 * unit)) {
                    throw new IllegalStateException(
                            rule + ": theta[" + i + "] is " + mine[i] + " with us and " + other[i] + " in C");
                }
            }
        }
    }
}
