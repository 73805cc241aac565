package dev.glissade;

import dev.glissade.spi.BlockCopy;

/** Brings the elements of a list together and puts them back. */
final class SparseMoves {

    private SparseMoves() {}

    /**
     * Copies the elements {@code at} to {@code at + length} of a list to neighbouring places.
     *
     * @param from the tensor, from {@code fromAt} on
     */
    static void gather(Object from, int fromAt, SparseList list, int at, int length, Object to, int toAt) {
        int[] indices = list.indices();
        if (list.width() > 1) {
            rows(from, fromAt, list, at, length, to, toAt, true);
        } else if (from instanceof float[] floats) {
            float[] into = (float[]) to;
            for (int i = 0; i < length; i++) {
                into[toAt + i] = floats[fromAt + indices[at + i]];
            }
        } else if (from instanceof double[] doubles) {
            double[] into = (double[]) to;
            for (int i = 0; i < length; i++) {
                into[toAt + i] = doubles[fromAt + indices[at + i]];
            }
        } else if (from instanceof short[] shorts) {
            short[] into = (short[]) to;
            for (int i = 0; i < length; i++) {
                into[toAt + i] = shorts[fromAt + indices[at + i]];
            }
        }
    }

    /** The other way round: copies neighbouring elements to the places of a list. */
    static void scatter(Object from, int fromAt, SparseList list, int at, int length, Object to, int toAt) {
        int[] indices = list.indices();
        if (list.width() > 1) {
            rows(to, toAt, list, at, length, from, fromAt, false);
        } else if (from instanceof float[] floats) {
            float[] into = (float[]) to;
            for (int i = 0; i < length; i++) {
                into[toAt + indices[at + i]] = floats[fromAt + i];
            }
        } else if (from instanceof double[] doubles) {
            double[] into = (double[]) to;
            for (int i = 0; i < length; i++) {
                into[toAt + indices[at + i]] = doubles[fromAt + i];
            }
        } else if (from instanceof short[] shorts) {
            short[] into = (short[]) to;
            for (int i = 0; i < length; i++) {
                into[toAt + indices[at + i]] = shorts[fromAt + i];
            }
        }
    }

    /**
     * Reads the elements of {@code tensor} that {@code indices} name from {@code at} to {@code at + length}, and does nothing else, so
     * that many of them are on their way from memory at once: a loop that also computes has fewer in flight.
     *
     * @return what nobody wants to know, but must be kept: reads for nothing would be left out
     */
    static double touch(Object tensor, int tensorAt, int[] indices, int at, int length) {
        double sum = 0;
        if (tensor instanceof float[] floats) {
            float each = 0;
            for (int i = at; i < at + length; i++) {
                each += floats[tensorAt + indices[i]];
            }
            sum = each;
        } else if (tensor instanceof double[] doubles) {
            for (int i = at; i < at + length; i++) {
                sum += doubles[tensorAt + indices[i]];
            }
        }
        return sum;
    }

    private static void rows(
            Object tensor,
            int tensorAt,
            SparseList list,
            int at,
            int length,
            Object block,
            int blockAt,
            boolean gather) {
        int width = list.width();
        int row = at / width;
        int column = at - row * width;
        int done = 0;
        while (done < length) {
            int part = Math.min(width - column, length - done);
            int place = tensorAt + list.indices()[row] * width + column;
            if (gather) {
                BlockCopy.load(tensor, place, block, blockAt + done, part);
            } else {
                BlockCopy.store(block, blockAt + done, tensor, place, part);
            }
            done += part;
            row++;
            column = 0;
        }
    }
}
