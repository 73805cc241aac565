package dev.glissade.training.model;

import dev.glissade.Parameters;
import dev.glissade.Tensor;
import dev.glissade.training.array.Matrix;
import java.util.Arrays;

/**
 * Batch normalisation at work; sums in double. The running statistics take up those of the first evaluation of a step, once the step is
 * made: a rule that asks twice does not count its batch twice. Where a step has several batches, they take up their mean.
 */
final class BatchNormStage implements Stage {
    private final BatchNorm layer;
    private final Place place;
    private final int columns;
    private final Matrix normal;
    private final Matrix output;
    private final double[] means;
    private final double[] variances;
    private final double[] shownMeans;
    private final double[] shownVariances;
    private final double[] first;
    private final double[] second;
    private long shownStep;
    private int shownParts;
    private long shownRows;

    BatchNormStage(BatchNorm layer, Place place) {
        this.layer = layer;
        this.place = place;
        this.columns = place.inputs();
        this.normal = Matrix.of(place.precision(), place.capacity(), columns);
        this.output = Matrix.of(place.precision(), place.capacity(), columns);
        this.means = new double[columns];
        this.variances = new double[columns];
        this.shownMeans = new double[columns];
        this.shownVariances = new double[columns];
        this.first = new double[columns];
        this.second = new double[columns];
    }

    @Override
    public Matrix forward(Pass pass, Matrix input) {
        if (pass.mode() != Pass.Mode.AS_IT_IS) {
            measure(input);
            show(pass.batch().step(), pass.batch().part(), input.rows());
        } else {
            read(pass.at().tensor(BatchNorm.mean(place.name())), means);
            read(pass.at().tensor(BatchNorm.variance(place.name())), variances);
        }
        read(pass.at().tensor(BatchNorm.scale(place.name())), first);
        read(pass.at().tensor(BatchNorm.shift(place.name())), second);
        normal.rows(input.rows());
        output.rows(input.rows());
        for (int i = 0; i < input.rows(); i++) {
            for (int j = 0; j < columns; j++) {
                double value = (input.get(i, j) - means[j]) * inverseDeviation(j);
                normal.set(i, j, value);
                output.set(i, j, first[j] * value + second[j]);
            }
        }
        return output;
    }

    /**
     * With x' the normalised input and sums over the n rows: the scale's gradient is sum(dy x'), the shift's sum(dy), the input's
     * scale/deviation * (dy - (sum(dy) + x' sum(dy x'))/n).
     */
    @Override
    public Matrix backward(Pass pass, Matrix gradient) {
        int rows = gradient.rows();
        Arrays.fill(first, 0);
        Arrays.fill(second, 0);
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                first[j] += gradient.get(i, j);
                second[j] += gradient.get(i, j) * normal.get(i, j);
            }
        }
        Tensor scale = pass.at().tensor(BatchNorm.scale(place.name()));
        Tensor ofScale = pass.gradients().tensor(BatchNorm.scale(place.name()));
        Tensor ofShift = pass.gradients().tensor(BatchNorm.shift(place.name()));
        for (int j = 0; j < columns; j++) {
            ofScale.set(j, second[j]);
            ofShift.set(j, first[j]);
        }
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                double common = (first[j] + normal.get(i, j) * second[j]) / rows;
                gradient.set(i, j, scale.get(j) * inverseDeviation(j) * (gradient.get(i, j) - common));
            }
        }
        return gradient;
    }

    @Override
    public void stepped(Parameters parameters) {
        Tensor mean = parameters.tensor(BatchNorm.mean(place.name()));
        Tensor variance = parameters.tensor(BatchNorm.variance(place.name()));
        for (int j = 0; j < columns; j++) {
            mean.set(j, mean.get(j) + layer.share() * (shownMeans[j] - mean.get(j)));
            variance.set(j, variance.get(j) + layer.share() * (shownVariances[j] - variance.get(j)));
        }
    }

    @Override
    public void skipped() {
        shownStep = 0;
    }

    @Override
    public void measured(Parameters parameters) {
        Tensor mean = parameters.tensor(BatchNorm.mean(place.name()));
        Tensor variance = parameters.tensor(BatchNorm.variance(place.name()));
        for (int j = 0; j < columns; j++) {
            mean.set(j, shownMeans[j]);
            variance.set(j, shownVariances[j]);
        }
    }

    private double inverseDeviation(int column) {
        return 1 / Math.sqrt(variances[column] + layer.epsilon());
    }

    private void measure(Matrix input) {
        Arrays.fill(means, 0);
        Arrays.fill(variances, 0);
        for (int i = 0; i < input.rows(); i++) {
            for (int j = 0; j < columns; j++) {
                means[j] += input.get(i, j);
            }
        }
        for (int j = 0; j < columns; j++) {
            means[j] /= input.rows();
        }
        for (int i = 0; i < input.rows(); i++) {
            for (int j = 0; j < columns; j++) {
                double distance = input.get(i, j) - means[j];
                variances[j] += distance * distance;
            }
        }
        for (int j = 0; j < columns; j++) {
            variances[j] /= input.rows();
        }
    }

    /** Keeps what the running statistics are to learn: of the variance, the unbiased estimate. */
    private void show(long step, int part, int rows) {
        if (step != shownStep) {
            shownStep = step;
            shownParts = 0;
            shownRows = 0;
            Arrays.fill(shownMeans, 0);
            Arrays.fill(shownVariances, 0);
        }
        if (part != shownParts) {
            return;
        }
        shownParts++;
        shownRows += rows;
        double share = (double) rows / shownRows;
        double unbiased = rows > 1 ? rows / (rows - 1.0) : 1;
        for (int j = 0; j < columns; j++) {
            shownMeans[j] += share * (means[j] - shownMeans[j]);
            shownVariances[j] += share * (unbiased * variances[j] - shownVariances[j]);
        }
    }

    private static void read(Tensor from, double[] into) {
        for (int j = 0; j < into.length; j++) {
            into[j] = from.get(j);
        }
    }
}
