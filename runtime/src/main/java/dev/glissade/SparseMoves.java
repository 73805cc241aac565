package dev.glissade;

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

    /** By the type of the array, without which copying is several times slower. */
    private static void copy(Object from, int at, Object to, int toAt, int length) {
        if (from instanceof float[] floats) {
            System.arraycopy(floats, at, (float[]) to, toAt, length);
        } else if (from instanceof double[] doubles) {
            System.arraycopy(doubles, at, (double[]) to, toAt, length);
        } else if (from instanceof short[] shorts) {
            System.arraycopy(shorts, at, (short[]) to, toAt, length);
        }
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
                copy(tensor, place, block, blockAt + done, part);
            } else {
                copy(block, blockAt + done, tensor, place, part);
            }
            done += part;
            row++;
            column = 0;
        }
    }
}
