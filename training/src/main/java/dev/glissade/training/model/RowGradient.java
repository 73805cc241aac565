package dev.glissade.training.model;

import dev.glissade.Gradients;
import dev.glissade.Tensor;
import dev.glissade.spi.Precision;

/** The gradient of a tensor of which each row of a batch touches one row: added up where it lies, or listed. */
interface RowGradient {
    RowGradient NONE = new RowGradient() {
        @Override
        public boolean fits(int capacity, Precision precision) {
            return false;
        }

        @Override
        public void begin(Gradients gradients) {}

        @Override
        public void add(int entry, int row, int column, double value) {}

        @Override
        public void give(Gradients gradients, int entries) {}
    };

    /** Whether it has room for such batches. */
    boolean fits(int capacity, Precision precision);

    /** Forgets what was added. */
    void begin(Gradients gradients);

    /**
     * Adds a number.
     *
     * @param entry the row of the batch that it comes from
     * @param row of the tensor
     */
    void add(int entry, int row, int column, double value);

    /** Hands all over. */
    void give(Gradients gradients, int entries);

    static RowGradient of(String tensor, boolean listed, int capacity, int width, Precision precision) {
        return listed ? new Listed(tensor, capacity, width, precision) : new Dense(tensor, width);
    }

    /** Added up in the tensor. */
    final class Dense implements RowGradient {
        private final String name;
        private final int width;
        private Tensor[] tensor = {};

        Dense(String name, int width) {
            this.name = name;
            this.width = width;
        }

        @Override
        public boolean fits(int capacity, Precision precision) {
            return true;
        }

        @Override
        public void begin(Gradients gradients) {
            tensor = new Tensor[] {gradients.tensor(name)};
            tensor[0].fill(0);
        }

        @Override
        public void add(int entry, int row, int column, double value) {
            int index = row * width + column;
            tensor[0].set(index, tensor[0].get(index) + value);
        }

        @Override
        public void give(Gradients gradients, int entries) {}
    }

    /** A list with an entry for each row of the batch; the optimizer adds up those of one row. */
    final class Listed implements RowGradient {
        private final String name;
        private final int width;
        private final boolean single;
        private final int[] rows;
        private final float[] floats;
        private final double[] doubles;

        Listed(String name, int capacity, int width, Precision precision) {
            this.name = name;
            this.width = width;
            this.single = precision == Precision.FLOAT;
            this.rows = new int[capacity];
            this.floats = new float[single ? capacity * width : 0];
            this.doubles = new double[single ? 0 : capacity * width];
        }

        @Override
        public boolean fits(int capacity, Precision precision) {
            return capacity <= rows.length && single == (precision == Precision.FLOAT);
        }

        @Override
        public void begin(Gradients gradients) {}

        @Override
        public void add(int entry, int row, int column, double value) {
            rows[entry] = row;
            if (single) {
                floats[entry * width + column] = (float) value;
            } else {
                doubles[entry * width + column] = value;
            }
        }

        @Override
        public void give(Gradients gradients, int entries) {
            if (single) {
                gradients.rows(name, rows, floats, entries);
            } else {
                gradients.rows(name, rows, doubles, entries);
            }
        }
    }
}
