package dev.glissade.benchmarks.train;

import dev.glissade.benchmarks.measure.Spread;
import java.util.List;
import java.util.Locale;

/**
 * Who took how long.
 *
 * @param entries in the order in which they ran
 */
public record RaceTable(Contest contest, List<Entry> entries) {

    /**
     * A contestant.
     *
     * @param ours whether it is ours
     * @param accuracy the least of its runs
     * @param library what it says of itself
     * @param share the optimizer's share of the step; NaN if it is not known
     */
    public record Entry(
            String name, boolean ours, int epochs, double accuracy, Spread seconds, String library, double share) {

        /** Whether it is good enough to be compared. */
        boolean arrived(Contest contest) {
            return accuracy >= contest.accuracy();
        }
    }

    /** The others' best median by ours; NaN if there is none. */
    public double lead() {
        return best(false) / best(true);
    }

    private double best(boolean ours) {
        return entries.stream()
                .filter(entry -> entry.ours() == ours && entry.arrived(contest))
                .mapToDouble(entry -> entry.seconds().median())
                .min()
                .orElse(Double.NaN);
    }

    /** Title, table and verdict. */
    public String markdown() {
        StringBuilder text = new StringBuilder("**" + contest + "**: " + contest.description() + "\n\n");
        text.append("| library | accuracy | epochs | seconds | quartiles | optimizer's share | |\n");
        text.append("|---|---|---|---|---|---|---|\n");
        for (Entry entry : entries) {
            text.append(String.format(
                    Locale.ROOT,
                    "| %s | %.4f%s | %d | %.2f | %.2f to %.2f | %s | %s |\n",
                    entry.name(),
                    entry.accuracy(),
                    entry.arrived(contest) ? "" : " missed",
                    entry.epochs(),
                    entry.seconds().median(),
                    entry.seconds().lower(),
                    entry.seconds().upper(),
                    Double.isNaN(entry.share()) ? "" : String.format(Locale.ROOT, "%.3f", entry.share()),
                    entry.library()));
        }
        if (Double.isNaN(lead())) {
            return text.append("\nNobody to compare with: others come with the profile `peers`.\n")
                    .toString();
        }
        return text.append(String.format(
                        Locale.ROOT,
                        "\nThe best of the others takes %.2f times as long: %s.\n",
                        lead(),
                        lead() >= 1 ? "met" : "not met"))
                .toString();
    }
}
