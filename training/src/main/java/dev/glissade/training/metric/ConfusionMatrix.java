package dev.glissade.training.metric;

import java.util.List;

/** How often each class was taken for each. Not thread-safe. */
public final class ConfusionMatrix {
    private final List<String> classes;
    private final long[][] counts;

    /** A matrix of zeros. */
    public ConfusionMatrix(List<String> classes) {
        this.classes = List.copyOf(classes);
        this.counts = new long[classes.size()][classes.size()];
    }

    /** The names of the classes. */
    public List<String> classes() {
        return classes;
    }

    /** Counts a row. */
    public void add(int actual, int predicted) {
        counts[actual][predicted]++;
    }

    /** How many rows of one class were taken for another, or the same. */
    public long count(int actual, int predicted) {
        return counts[actual][predicted];
    }

    /** The share of rows that were taken for what they are; NaN without rows. */
    public double accuracy() {
        long right = 0;
        long all = 0;
        for (int i = 0; i < counts.length; i++) {
            right += counts[i][i];
            for (long count : counts[i]) {
                all += count;
            }
        }
        return (double) right / all;
    }

    /** The share of the rows of a class that were found; NaN if there is none. */
    public double recall(int actual) {
        long all = 0;
        for (long count : counts[actual]) {
            all += count;
        }
        return (double) counts[actual][actual] / all;
    }

    /** The share of the rows taken for a class that are of it; NaN if there is none. */
    public double precision(int predicted) {
        long all = 0;
        for (long[] row : counts) {
            all += row[predicted];
        }
        return (double) counts[predicted][predicted] / all;
    }

    /** A table: a line per actual class, a column per predicted one. */
    @Override
    public String toString() {
        int width = 1;
        for (int i = 0; i < counts.length; i++) {
            width = Math.max(width, classes.get(i).length());
            for (long count : counts[i]) {
                width = Math.max(width, Long.toString(count).length());
            }
        }
        String cell = "%" + width + "s";
        StringBuilder text = new StringBuilder(String.format(cell, ""));
        for (String name : classes) {
            text.append(' ').append(String.format(cell, name));
        }
        for (int i = 0; i < counts.length; i++) {
            text.append('\n').append(String.format(cell, classes.get(i)));
            for (long count : counts[i]) {
                text.append(' ').append(String.format(cell, count));
            }
        }
        return text.toString();
    }
}
