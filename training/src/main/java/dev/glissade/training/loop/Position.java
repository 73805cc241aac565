package dev.glissade.training.loop;

import java.util.Locale;

/**
 * Where in the data a run stands.
 *
 * @param epoch that goes on or is next, from 1
 * @param batch the batches of it that are done
 * @param rows the rows of it that are done
 * @param lossSum the sum of their losses
 */
record Position(int epoch, int batch, int rows, double lossSum) {

    /** The text of a checkpoint's section; the sum in hexadecimal, so that it comes back to the bit. */
    String text() {
        return String.format(Locale.ROOT, "%d %d %d %s", epoch, batch, rows, Double.toHexString(lossSum));
    }

    static Position of(String text) {
        String[] parts = text.split(" ", -1);
        if (parts.length != 4) {
            throw new IllegalArgumentException("'" + text + "' is no position in the data");
        }
        return new Position(
                Integer.parseInt(parts[0]),
                Integer.parseInt(parts[1]),
                Integer.parseInt(parts[2]),
                Double.parseDouble(parts[3]));
    }
}
