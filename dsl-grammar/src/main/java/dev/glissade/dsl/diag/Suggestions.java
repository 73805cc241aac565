package dev.glissade.dsl.diag;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Finds what a person may have meant. Edits are insertions, deletions, replacements and swaps of neighbours. */
public final class Suggestions {

    private Suggestions() {}

    /**
     * The known name that is nearest to {@code name}, if one is near enough to be meant: a third of its letters may differ, at
     * least one and at most three. Of equally near ones the alphabetically first.
     */
    public static Optional<String> nearest(String name, Collection<String> known) {
        int limit = Math.min(3, Math.max(1, name.length() / 3));
        return known.stream()
                .filter(k -> !k.equals(name) && Math.abs(k.length() - name.length()) <= limit)
                .map(k -> new Candidate(k, distance(name, k)))
                .filter(c -> c.distance <= limit && c.distance < name.length())
                .min(Comparator.comparingInt(Candidate::distance).thenComparing(Candidate::name))
                .map(Candidate::name);
    }

    /** The least number of edits that make one of the other, no place edited twice. */
    public static int distance(String a, String b) {
        int[] beforeLast = new int[b.length() + 1];
        int[] last = new int[b.length() + 1];
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            last[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = last[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(replaced, 1 + Math.min(last[j], row[j - 1]));
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    row[j] = Math.min(row[j], beforeLast[j - 2] + 1);
                }
            }
            int[] free = beforeLast;
            beforeLast = last;
            last = row;
            row = free;
        }
        return last[b.length()];
    }

    private record Candidate(String name, int distance) {}
}
