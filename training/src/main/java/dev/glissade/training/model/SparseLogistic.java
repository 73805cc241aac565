package dev.glissade.training.model;

import dev.glissade.Gradients;
import dev.glissade.Parameters;
import dev.glissade.Tensor;
import dev.glissade.spi.Precision;
import dev.glissade.training.array.SparseMatrix;
import dev.glissade.training.data.Batch;
import dev.glissade.training.objective.Objective;

/**
 * Logistic regression on sparse rows whose gradient lists the inputs of the batch and no others: a step costs what the rows list, however
 * many inputs there are. Two classes; one tensor, {@code weight}, with a number per input, and no bias: a bias is an input that is always 1.
 *
 * <p>Immutable and thread-safe; each objective has working room of its own, for one thread at a time.
 */
public final class SparseLogistic {
    private static final String WEIGHT = "weight";

    private final int inputs;

    private SparseLogistic(int inputs) {
        this.inputs = inputs;
    }

    /** Of so many inputs. */
    public static SparseLogistic inputs(int count) {
        if (count < 1) {
            throw new IllegalArgumentException("a model of " + count + " inputs");
        }
        return new SparseLogistic(count);
    }

    /** Parameters to start a run from: zeros. */
    public Parameters start(Precision precision) {
        return Parameters.arena(precision).add(WEIGHT, inputs).build();
    }

    /** The mean cross-entropy of the rows, in nats, and its gradient as a list of elements. */
    public Objective objective() {
        return new Listing();
    }

    /** The logarithm of the odds of class 1 of a row. */
    public static double score(Tensor weight, SparseMatrix rows, int row) {
        double score = 0;
        for (int e = rows.start(row); e < rows.start(row + 1); e++) {
            score += weight.get(rows.column(e)) * rows.value(e);
        }
        return score;
    }

    private static final class Listing implements Objective {
        private int[] indices = {};
        private double[] doubles = {};
        private float[] floats = {};

        @Override
        public double at(Parameters at, Batch batch, Gradients gradients) {
            Tensor weight = at.tensor(WEIGHT);
            SparseMatrix rows = batch.sparseInputs();
            boolean single = at.precision() == Precision.FLOAT;
            makeRoom(rows.count(), single);
            double loss = 0;
            for (int row = 0; row < batch.size(); row++) {
                double score = score(weight, rows, row);
                int label = batch.label(row);
                // log(1 + e^-|s|) does not overflow, however sure the model is
                loss += Math.max(score, 0) - label * score + Math.log1p(Math.exp(-Math.abs(score)));
                double slope = (Activation.SIGMOID.value(score) - label) / batch.size();
                for (int e = rows.start(row); e < rows.start(row + 1); e++) {
                    indices[e] = rows.column(e);
                    if (single) {
                        floats[e] = (float) (slope * rows.value(e));
                    } else {
                        doubles[e] = slope * rows.value(e);
                    }
                }
            }
            if (single) {
                gradients.sparse(WEIGHT, indices, floats, rows.count());
            } else {
                gradients.sparse(WEIGHT, indices, doubles, rows.count());
            }
            return loss / batch.size();
        }

        private void makeRoom(int count, boolean single) {
            if (indices.length < count) {
                indices = new int[2 * count];
                floats = new float[single ? 2 * count : 0];
                doubles = new double[single ? 0 : 2 * count];
            }
        }
    }
}
