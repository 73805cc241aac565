package dev.glissade.training.data;

import dev.glissade.spi.Precision;
import dev.glissade.training.array.SparseMatrix;

/** Another data set, scaled row by row; in double, whatever the batch holds, so that large means do not cost digits. */
final class Scaled implements Dataset {
    private final Dataset data;
    private final Scaling scaling;
    private final Batch row;
    private int[] indices = {};
    private double[] values = {};

    Scaled(Dataset data, Scaling scaling) {
        this.data = data;
        this.scaling = scaling;
        this.row = new Batch(data.schema(), 1, Precision.DOUBLE);
    }

    @Override
    public Schema schema() {
        return data.schema();
    }

    @Override
    public int size() {
        return data.size();
    }

    @Override
    public double target(int number) {
        return data.target(number);
    }

    @Override
    public void read(int number, Batch into) {
        data.read(number, row.clear());
        if (!data.schema().sparse()) {
            scaling.apply(row.inputs().doubles());
            into.add(row.inputs().doubles(), 0, row.target(0));
            return;
        }
        SparseMatrix listed = row.sparseInputs();
        int count = listed.count();
        if (count > indices.length) {
            indices = new int[2 * count];
            values = new double[2 * count];
        }
        for (int e = 0; e < count; e++) {
            indices[e] = listed.column(e);
            values[e] = listed.value(e) * scaling.factor(indices[e]);
        }
        into.add(indices, values, 0, count, row.target(0));
    }
}
