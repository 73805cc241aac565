package dev.glissade.training;

import dev.glissade.spi.Precision;
import dev.glissade.training.data.Batch;
import dev.glissade.training.data.Dataset;
import dev.glissade.training.data.DenseRows;
import dev.glissade.training.data.Schema;
import dev.glissade.training.random.Draws;
import java.util.List;

/** Small data for tests. */
public final class Rows {

    private Rows() {}

    /** A training batch of all rows of some data, for step 1. */
    public static Batch batch(Dataset data, Precision precision) {
        Batch batch = new Batch(data.schema(), data.size(), precision).clear(7, 1);
        for (int i = 0; i < data.size(); i++) {
            data.read(i, batch);
        }
        return batch;
    }

    /** Random inputs around 0, and random classes. */
    public static DenseRows classes(int rows, int inputs, int classes) {
        List<String> names = java.util.stream.IntStream.range(0, classes)
                .mapToObj(Integer::toString)
                .toList();
        Draws draws = Draws.at(11, rows, inputs);
        double[] targets = new double[rows];
        java.util.Arrays.setAll(targets, i -> draws.below(classes));
        return new DenseRows(Schema.classification(inputs, names), inputs(draws, rows * inputs), targets);
    }

    /** Random inputs around 0, and random numbers. */
    public static DenseRows numbers(int rows, int inputs) {
        Draws draws = Draws.at(12, rows, inputs);
        return new DenseRows(Schema.regression(inputs), inputs(draws, rows * inputs), inputs(draws, rows));
    }

    /** Images whose class is the brighter half. */
    public static DenseRows halves(int rows, int inputs) {
        Draws draws = Draws.at(13, rows, inputs);
        double[] values = new double[rows * inputs];
        double[] targets = new double[rows];
        for (int i = 0; i < rows; i++) {
            targets[i] = i % 2;
            for (int j = 0; j < inputs; j++) {
                boolean bright = (j < inputs / 2) == (i % 2 == 0);
                values[i * inputs + j] = (bright ? 0.3 : 0) + 0.7 * draws.uniform();
            }
        }
        return new DenseRows(Schema.classification(inputs, List.of("left", "right")), values, targets);
    }

    private static double[] inputs(Draws draws, int count) {
        double[] values = new double[count];
        java.util.Arrays.setAll(values, i -> draws.gaussian());
        return values;
    }
}
