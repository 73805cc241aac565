package dev.glissade;

import java.util.Arrays;

/**
 * Sorts indices and remembers where each came from; equal ones stay in the order in which they came.
 *
 * <p>By digits, from the lowest: a few passes over the list, as many as the largest index has digits of up to 12 bits.
 */
final class IndexSort {
    private static final int MOST_BITS = 12;

    private int[] counts = {};
    private long[] from = {};
    private long[] to = {};

    /** The index that an entry of a sorted list is of. */
    static int index(long entry) {
        return (int) (entry >>> 32);
    }

    /** Where it stood. */
    static int position(long entry) {
        return (int) entry;
    }

    /**
     * Sorts the first {@code count} indices, of {@code [0, limit)}.
     *
     * @return the entries, in memory that the next call uses again
     */
    long[] sort(int[] indices, int count, int limit) {
        if (from.length < count) {
            from = new long[count];
            to = new long[count];
        }
        for (int k = 0; k < count; k++) {
            from[k] = ((long) indices[k] << 32) | k;
        }
        if (counts.length == 0) {
            counts = new int[1 << MOST_BITS];
        }
        int bits = Math.max(1, 32 - Integer.numberOfLeadingZeros(limit - 1));
        int digits = (bits + MOST_BITS - 1) / MOST_BITS;
        int width = (bits + digits - 1) / digits;
        for (int digit = 0; digit < digits; digit++) {
            pass(count, 32 + digit * width, (1 << width) - 1);
        }
        return from;
    }

    private void pass(int count, int shift, int mask) {
        Arrays.fill(counts, 0, mask + 1, 0);
        for (int k = 0; k < count; k++) {
            counts[(int) (from[k] >>> shift) & mask]++;
        }
        int start = 0;
        for (int digit = 0; digit <= mask; digit++) {
            int number = counts[digit];
            counts[digit] = start;
            start += number;
        }
        for (int k = 0; k < count; k++) {
            long entry = from[k];
            to[counts[(int) (entry >>> shift) & mask]++] = entry;
        }
        long[] sorted = to;
        to = from;
        from = sorted;
    }
}
