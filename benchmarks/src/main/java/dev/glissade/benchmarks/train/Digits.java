package dev.glissade.benchmarks.train;

import dev.glissade.spi.Precision;
import dev.glissade.training.data.Batch;
import dev.glissade.training.data.Dataset;
import dev.glissade.training.data.Schema;
import dev.glissade.training.data.SparseRows;
import java.util.List;

/** Images of handwritten digits, for us and for others. */
public final class Digits {
    private final Dataset data;

    public Digits(Dataset data) {
        this.data = data;
    }

    /** As our trainer takes them. */
    public Dataset data() {
        return data;
    }

    /** The pixels that are not 0. */
    SparseRows sparse() {
        SparseRows.Builder rows = SparseRows.builder();
        for (int i = 0; i < size(); i++) {
            float[] image = images(i, i + 1);
            for (int j = 0; j < image.length; j++) {
                if (image[j] != 0) {
                    rows.input(j, image[j]);
                }
            }
            rows.row(data.target(i));
        }
        return rows.build(new Schema(pixels(), List.of(), data.schema().classes(), true));
    }

    public int size() {
        return data.size();
    }

    /** The pixels of an image, 0 to 1. */
    public int pixels() {
        return data.schema().inputs();
    }

    /** The digit of an image. */
    public int label(int image) {
        return (int) data.target(image);
    }

    /** Copies of images, one after the other. */
    public float[] images(int from, int to) {
        Batch batch = new Batch(data.schema(), to - from, Precision.FLOAT);
        for (int i = from; i < to; i++) {
            data.read(i, batch);
        }
        return batch.inputs().floats();
    }
}
