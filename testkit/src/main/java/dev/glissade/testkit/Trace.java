package dev.glissade.testkit;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Everything that a run has left at some moment, by a readable name; for comparing bit for bit. */
final class Trace {
    private final Map<String, double[]> values = new LinkedHashMap<>();

    void put(String what, double[] numbers) {
        values.put(what, numbers);
    }

    Map<String, double[]> values() {
        return values;
    }

    /**
     * The first place where {@code this} differs from {@code expected}; any NaN equals any other, since Java fixes neither sign
     * nor payload.
     */
    Optional<String> differenceFrom(Trace expected) {
        for (Map.Entry<String, double[]> entry : expected.values.entrySet()) {
            String what = entry.getKey();
            double[] theirs = entry.getValue();
            double[] ours = values.get(what);
            if (ours == null || ours.length != theirs.length) {
                return Optional.of(what + " is missing or has another length");
            }
            for (int i = 0; i < ours.length; i++) {
                if (Double.doubleToLongBits(ours[i]) != Double.doubleToLongBits(theirs[i])) {
                    return Optional.of(what + "[" + i + "] is " + ours[i] + ", expected " + theirs[i]);
                }
            }
        }
        return Optional.empty();
    }

    /** The first number that is not finite. */
    Optional<String> notFinite() {
        for (Map.Entry<String, double[]> entry : values.entrySet()) {
            for (int i = 0; i < entry.getValue().length; i++) {
                if (!Double.isFinite(entry.getValue()[i])) {
                    return Optional.of(entry.getKey() + "[" + i + "] is " + entry.getValue()[i]);
                }
            }
        }
        return Optional.empty();
    }
}
