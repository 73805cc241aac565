package dev.glissade.training.data;

import java.util.Objects;

/** Some rows of another data set. */
final class Selection implements Dataset {
    private final Dataset all;
    private final int[] rows;

    private Selection(Dataset all, int[] rows) {
        this.all = all;
        this.rows = rows;
    }

    static Selection of(Dataset all, int[] rows) {
        for (int row : rows) {
            Objects.checkIndex(row, all.size());
        }
        return new Selection(all, rows.clone());
    }

    @Override
    public Schema schema() {
        return all.schema();
    }

    @Override
    public int size() {
        return rows.length;
    }

    @Override
    public void read(int row, Batch into) {
        all.read(rows[row], into);
    }

    @Override
    public double target(int row) {
        return all.target(rows[row]);
    }
}
