package dev.glissade.training.read;

import dev.glissade.training.data.DenseRows;
import dev.glissade.training.data.RowSink;
import dev.glissade.training.data.Schema;
import java.util.Arrays;

/** Collects rows in two growing arrays. For those who read files. Not thread-safe. */
public final class RowsInMemory implements RowSink {
    private double[] inputs = new double[256];
    private double[] targets = new double[64];
    private int used;
    private int rows;

    @Override
    public void add(double[] row, double target) {
        if (used + row.length > inputs.length) {
            inputs = Arrays.copyOf(inputs, Math.max(2 * inputs.length, used + row.length));
        }
        if (rows == targets.length) {
            targets = Arrays.copyOf(targets, 2 * rows);
        }
        System.arraycopy(row, 0, inputs, used, row.length);
        used += row.length;
        targets[rows++] = target;
    }

    /** The rows so far. */
    public DenseRows dataset(Schema schema) {
        return new DenseRows(schema, Arrays.copyOf(inputs, used), Arrays.copyOf(targets, rows));
    }
}
