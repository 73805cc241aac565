package dev.glissade.training.data;

import dev.glissade.spi.Precision;
import dev.glissade.training.array.Matrix;
import dev.glissade.training.array.SparseMatrix;

/**
 * The rows of one step, copied together, and which step of which run it is. Emptied and filled again for each step. Not thread-safe.
 */
public final class Batch {
    private final Schema schema;
    private final Matrix dense;
    private final SparseMatrix sparse;
    private final double[] targets;
    private int size;
    private long step;
    private long seed;
    private int part;

    /**
     * An empty batch.
     *
     * @param capacity how many rows it can take
     * @param precision that of the parameters which it is for
     */
    public Batch(Schema schema, int capacity, Precision precision) {
        if (capacity < 1) {
            throw new IllegalArgumentException("a batch for " + capacity + " rows");
        }
        this.schema = schema;
        this.targets = new double[capacity];
        this.dense = Matrix.of(precision, schema.sparse() ? 0 : capacity, schema.inputs());
        this.sparse = new SparseMatrix(schema.sparse() ? capacity : 0, schema.inputs());
    }

    public Schema schema() {
        return schema;
    }

    /** The number of rows in it. */
    public int size() {
        return size;
    }

    /** The number of rows that it can take. */
    public int capacity() {
        return targets.length;
    }

    public Precision precision() {
        return dense.precision();
    }

    /** The number of the step that it is for, from 1; 0 outside of training. */
    public long step() {
        return step;
    }

    /** The seed of the run: with the step, the place of all that is random in the step. */
    public long seed() {
        return seed;
    }

    /**
     * Which of the batches of the step this is, from 0, where gradients of several are accumulated: what is random in them differs. Always
     * 0 otherwise.
     */
    public int part() {
        return part;
    }

    /** Whether this is for training; otherwise for looking at the model as it is, where nothing is random. */
    public boolean isTraining() {
        return step > 0;
    }

    /** Forgets all rows; the next ones are for looking at the model as it is. */
    public Batch clear() {
        return clear(0, 0);
    }

    /** Forgets all rows; the next ones are for a step of a run. */
    public Batch clear(long seedOfRun, long numberOfStep) {
        return clear(seedOfRun, numberOfStep, 0);
    }

    /** Forgets all rows; the next ones are one of several batches for a step of a run. */
    public Batch clear(long seedOfRun, long numberOfStep, int partOfStep) {
        seed = seedOfRun;
        step = numberOfStep;
        part = partOfStep;
        size = 0;
        dense.rows(0);
        sparse.clear();
        return this;
    }

    /** The inputs, a row each; empty if the schema is sparse. To be read only. */
    public Matrix inputs() {
        return dense;
    }

    /** The inputs, a row each; empty unless the schema is sparse. To be read only. */
    public SparseMatrix sparseInputs() {
        return sparse;
    }

    /** The class of a row, from 0. */
    public int label(int row) {
        return (int) targets[row];
    }

    /** What is to be predicted of a row: a number, or the class. */
    public double target(int row) {
        return targets[row];
    }

    /** Adds a dense row, that part of an array. */
    public void add(double[] values, int from, double target) {
        int start = room(target);
        if (dense.precision() == Precision.DOUBLE) {
            System.arraycopy(values, from, dense.doubles(), start, schema.inputs());
        } else {
            float[] into = dense.floats();
            for (int j = 0; j < schema.inputs(); j++) {
                into[start + j] = (float) values[from + j];
            }
        }
    }

    /** As {@link #add(double[], int, double)}, from floats. */
    public void add(float[] values, int from, double target) {
        int start = room(target);
        if (dense.precision() == Precision.FLOAT) {
            System.arraycopy(values, from, dense.floats(), start, schema.inputs());
        } else {
            double[] into = dense.doubles();
            for (int j = 0; j < schema.inputs(); j++) {
                into[start + j] = values[from + j];
            }
        }
    }

    /** As {@link #add(double[], int, double)}, from unsigned bytes, each times {@code scale}. */
    public void add(byte[] values, int from, double scale, double target) {
        int start = room(target);
        if (dense.precision() == Precision.FLOAT) {
            float factor = (float) scale;
            float[] into = dense.floats();
            for (int j = 0; j < schema.inputs(); j++) {
                into[start + j] = (values[from + j] & 0xff) * factor;
            }
        } else {
            double[] into = dense.doubles();
            for (int j = 0; j < schema.inputs(); j++) {
                into[start + j] = (values[from + j] & 0xff) * scale;
            }
        }
    }

    /** Adds a sparse row: {@code length} inputs that are not 0, from a place in two arrays on; their numbers rise. */
    public void add(int[] indices, double[] values, int from, int length, double target) {
        if (!schema.sparse()) {
            throw new IllegalStateException("a sparse row for dense data");
        }
        requireRoom();
        sparse.addRow(indices, values, from, length);
        targets[size++] = target;
    }

    private int room(double target) {
        if (schema.sparse()) {
            throw new IllegalStateException("a dense row for sparse data");
        }
        requireRoom();
        targets[size++] = target;
        dense.rows(size);
        return dense.offset() + (size - 1) * schema.inputs();
    }

    private void requireRoom() {
        if (size == targets.length) {
            throw new IllegalStateException("the batch has its " + size + " rows already");
        }
    }

    @Override
    public String toString() {
        return size + " rows" + (step > 0 ? " of step " + step : "");
    }
}
