package dev.glissade.training.data;

import java.util.Objects;

/** Rows of doubles in memory. Immutable; thread-safe. */
public final class DenseRows implements Dataset {
    private final Schema schema;
    private final double[] inputs;
    private final double[] targets;

    /**
     * Rows over two arrays, which are not copied.
     *
     * @param inputs row after row
     * @param targets of the rows: classes of the schema from 0, or numbers
     * @throws IllegalArgumentException if the lengths do not fit, the schema is sparse, or a label is no class
     */
    public DenseRows(Schema schema, double[] inputs, double[] targets) {
        if (schema.sparse() || (long) targets.length * schema.inputs() != inputs.length) {
            throw new IllegalArgumentException(
                    targets.length + " rows of " + schema.inputs() + " numbers are not " + inputs.length + " numbers");
        }
        Targets.requireClasses(schema, targets);
        this.schema = schema;
        this.inputs = inputs;
        this.targets = targets;
    }

    @Override
    public Schema schema() {
        return schema;
    }

    @Override
    public int size() {
        return targets.length;
    }

    @Override
    public void read(int row, Batch into) {
        into.add(inputs, Objects.checkIndex(row, targets.length) * schema.inputs(), targets[row]);
    }

    @Override
    public double target(int row) {
        return targets[row];
    }
}
