package dev.glissade.training.data;

import java.util.Objects;

/** Rows of unsigned bytes in memory, such as images: a quarter of the memory of floats. Immutable; thread-safe. */
public final class ByteRows implements Dataset {
    private final Schema schema;
    private final byte[] inputs;
    private final byte[] labels;
    private final double scale;

    /**
     * Rows over two arrays, which are not copied.
     *
     * @param inputs row after row
     * @param labels of the rows, each a class of the schema
     * @param scale what each byte is multiplied with, such as 1/255.0
     * @throws IllegalArgumentException if the lengths do not fit, the schema is sparse, or a label is no class
     */
    public ByteRows(Schema schema, byte[] inputs, byte[] labels, double scale) {
        if (schema.sparse() || (long) labels.length * schema.inputs() != inputs.length) {
            throw new IllegalArgumentException(
                    labels.length + " rows of " + schema.inputs() + " bytes are not " + inputs.length + " bytes");
        }
        for (int i = 0; i < labels.length; i++) {
            if ((labels[i] & 0xff) >= schema.classes().size()) {
                throw new IllegalArgumentException("row " + i + " has label " + (labels[i] & 0xff) + " of "
                        + schema.classes().size() + " classes");
            }
        }
        this.schema = schema;
        this.inputs = inputs;
        this.labels = labels;
        this.scale = scale;
    }

    @Override
    public Schema schema() {
        return schema;
    }

    @Override
    public int size() {
        return labels.length;
    }

    @Override
    public void read(int row, Batch into) {
        into.add(inputs, Objects.checkIndex(row, labels.length) * schema.inputs(), scale, target(row));
    }

    @Override
    public double target(int row) {
        return labels[row] & 0xff;
    }
}
