package dev.glissade.training.model;

import dev.glissade.training.array.Matrix;
import dev.glissade.training.data.Batch;

/** What the last layer's scores are for: how they are judged, and what they predict. */
public enum Loss {
    /** The mean of {@code (score - target)^2}: least squares. One score. */
    SQUARED {
        @Override
        public double apply(Matrix scores, Batch batch) {
            double share = 1.0 / batch.size();
            double loss = 0;
            for (int i = 0; i < batch.size(); i++) {
                double error = scores.get(i, 0) - batch.target(i);
                loss += error * error;
                scores.set(i, 0, 2 * share * error);
            }
            return loss * share;
        }

        @Override
        public void predict(Matrix scores) {}
    },

    /** The cross-entropy of two classes, in nats; the one score is the logarithm of the odds of class 1. */
    LOGISTIC {
        @Override
        public double apply(Matrix scores, Batch batch) {
            double share = 1.0 / batch.size();
            double loss = 0;
            for (int i = 0; i < batch.size(); i++) {
                double score = scores.get(i, 0);
                int label = label(batch, i, 2);
                // log(1 + e^-|s|) does not overflow, however sure the model is
                loss += Math.max(score, 0) - label * score + Math.log1p(Math.exp(-Math.abs(score)));
                scores.set(i, 0, share * (Activation.SIGMOID.value(score) - label));
            }
            return loss * share;
        }

        @Override
        public void predict(Matrix scores) {
            for (int i = 0; i < scores.rows(); i++) {
                scores.set(i, 0, Activation.SIGMOID.value(scores.get(i, 0)));
            }
        }
    },

    /** The cross-entropy of several classes, in nats; a score per class, probabilities by softmax. */
    SOFTMAX {
        @Override
        public double apply(Matrix scores, Batch batch) {
            double share = 1.0 / batch.size();
            double loss = 0;
            for (int i = 0; i < batch.size(); i++) {
                int label = label(batch, i, scores.columns());
                double right = scores.get(i, label);
                double highest = scores.get(i, scores.highest(i));
                double sum = exponentials(scores, i, highest);
                loss += Math.log(sum) - (right - highest);
                for (int k = 0; k < scores.columns(); k++) {
                    scores.set(i, k, share * (scores.get(i, k) / sum - (k == label ? 1 : 0)));
                }
            }
            return loss * share;
        }

        @Override
        public void predict(Matrix scores) {
            for (int i = 0; i < scores.rows(); i++) {
                double sum = exponentials(scores, i, scores.get(i, scores.highest(i)));
                for (int k = 0; k < scores.columns(); k++) {
                    scores.set(i, k, scores.get(i, k) / sum);
                }
            }
        }
    };

    /**
     * Gives the mean loss over a batch and puts its gradient in the place of the scores.
     *
     * @throws IllegalArgumentException if a label is no class of the model's
     */
    public abstract double apply(Matrix scores, Batch batch);

    /** Puts what the scores predict in their place: a number, the probability of class 1, or those of all classes. */
    public abstract void predict(Matrix scores);

    private static int label(Batch batch, int row, int classes) {
        int label = batch.label(row);
        if (label < 0 || label >= classes) {
            throw new IllegalArgumentException("row " + row + " of the batch has label " + label
                    + "; the model has classes 0 to " + (classes - 1));
        }
        return label;
    }

    /** Puts the exponentials of a row's scores, less the highest, in their place, and gives their sum. */
    private static double exponentials(Matrix scores, int row, double highest) {
        double sum = 0;
        for (int k = 0; k < scores.columns(); k++) {
            double exponential = Math.exp(scores.get(row, k) - highest);
            sum += exponential;
            scores.set(row, k, exponential);
        }
        return sum;
    }
}
