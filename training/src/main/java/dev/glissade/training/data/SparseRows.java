package dev.glissade.training.data;

import java.util.Arrays;
import java.util.Objects;

/** Rows in memory that list only the inputs that are not 0. Immutable; thread-safe. */
public final class SparseRows implements Dataset {
    private final Schema schema;
    private final int[] starts;
    private final int[] indices;
    private final double[] values;
    private final double[] targets;

    private SparseRows(Schema schema, Builder rows) {
        this.schema = schema;
        this.targets = Arrays.copyOf(rows.targets, rows.size);
        this.starts = Arrays.copyOf(rows.starts, rows.size + 1);
        this.indices = Arrays.copyOf(rows.indices, starts[rows.size]);
        this.values = Arrays.copyOf(rows.values, starts[rows.size]);
        Targets.requireClasses(schema, targets);
    }

    /** Starts with no rows. */
    public static Builder builder() {
        return new Builder();
    }

    @Override
    public Schema schema() {
        return schema;
    }

    @Override
    public int size() {
        return targets.length;
    }

    /** The number of inputs that are listed, over all rows. */
    public int listed() {
        return indices.length;
    }

    @Override
    public void read(int row, Batch into) {
        int start = starts[Objects.checkIndex(row, targets.length)];
        into.add(indices, values, start, starts[row + 1] - start, targets[row]);
    }

    @Override
    public double target(int row) {
        return targets[row];
    }

    /** Collects rows. Not thread-safe. */
    public static final class Builder {
        private int[] starts = new int[16];
        private double[] targets = new double[16];
        private int[] indices = new int[64];
        private double[] values = new double[64];
        private int size;
        private int pending;

        private Builder() {}

        /**
         * Adds an input to the row that is being made.
         *
         * @param index above those before it
         */
        public Builder input(int index, double value) {
            int count = starts[size] + pending;
            if (index < 0 || (pending > 0 && indices[count - 1] >= index)) {
                throw new IllegalArgumentException("input " + index + " does not come after those before it");
            }
            if (count == indices.length) {
                indices = Arrays.copyOf(indices, 2 * count);
                values = Arrays.copyOf(values, 2 * count);
            }
            indices[count] = index;
            values[count] = value;
            pending++;
            return this;
        }

        /** Ends the row. */
        public Builder row(double target) {
            if (size + 2 > starts.length) {
                starts = Arrays.copyOf(starts, 2 * starts.length);
                targets = Arrays.copyOf(targets, 2 * targets.length);
            }
            targets[size] = target;
            starts[size + 1] = starts[size] + pending;
            pending = 0;
            size++;
            return this;
        }

        /** The number of rows so far. */
        public int size() {
            return size;
        }

        /** The highest index so far; -1 without any. */
        public int highestIndex() {
            int highest = -1;
            for (int i = 0; i < starts[size]; i++) {
                highest = Math.max(highest, indices[i]);
            }
            return highest;
        }

        /**
         * Makes the data set.
         *
         * @throws IllegalArgumentException if the schema is dense or has too few inputs, or a label is no class
         */
        public SparseRows build(Schema schema) {
            if (!schema.sparse() || highestIndex() >= schema.inputs()) {
                throw new IllegalArgumentException("sparse rows with inputs up to " + highestIndex() + " for "
                        + (schema.sparse() ? "" : "dense ") + "data of " + schema.inputs() + " inputs");
            }
            return new SparseRows(schema, this);
        }
    }
}
