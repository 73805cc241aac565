package dev.glissade.training.stop;

/**
 * Counts for how many epochs a measure has not become better. One is better than the best so far if it is lower, or higher, by more than
 * a minimum change; NaN never is. Not thread-safe.
 */
public final class Patience {
    private final boolean highest;
    private final double change;
    private double best;
    private int waited;

    /**
     * Starts to count.
     *
     * @param highest whether high values are good
     * @param change what a value must be better by; 0 or more
     */
    public Patience(boolean highest, double change) {
        if (!(change >= 0 && change < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("a minimum change of " + change + "; expected one in [0, inf)");
        }
        this.highest = highest;
        this.change = change;
        this.best = Double.NaN;
    }

    /** Takes the measure of an epoch and says whether it is the best so far. */
    public boolean see(double value) {
        boolean better = !Double.isNaN(value)
                && (Double.isNaN(best) || (highest ? value > best + change : value < best - change));
        if (better) {
            best = value;
            waited = 0;
        } else {
            waited++;
        }
        return better;
    }

    /** The epochs since the best one. */
    public int waited() {
        return waited;
    }

    /** The best value; NaN before the first. */
    public double best() {
        return best;
    }

    /** Counts anew, from the best value so far. */
    public void restart() {
        waited = 0;
    }

    /** Forgets all. */
    public void reset() {
        best = Double.NaN;
        waited = 0;
    }

    /** What it remembers, as two words. */
    public String text() {
        return Double.toHexString(best) + " " + waited;
    }

    /** Puts back what {@link #text} has given. */
    public void recall(String text) {
        int blank = text.indexOf(' ');
        best = Double.parseDouble(text.substring(0, blank));
        waited = Integer.parseInt(text.substring(blank + 1));
    }
}
