package dev.glissade.samples.digits;

import dev.glissade.Gradients;
import dev.glissade.Parameters;
import dev.glissade.spi.Precision;

/** Multinomial logistic regression: one linear layer, 650 parameters. */
final class SoftmaxRegression implements Classifier {

    private final Dense layer = new Dense("w", "b", Digits.PIXELS, Digits.CLASSES);

    /** All zeros: the loss is convex, so where it starts makes no difference. */
    @Override
    public Parameters start(long seed) {
        return Parameters.arena(Precision.FLOAT)
                .add("w", Digits.CLASSES, Digits.PIXELS)
                .add("b", Digits.CLASSES)
                .build();
    }

    @Override
    public double gradient(Parameters at, Digits data, int[] rows, int from, int to, Gradients gradient) {
        gradient.zero();
        float[] scores = new float[Digits.CLASSES];
        float share = 1f / (to - from);
        double loss = 0;
        for (int i = from; i < to; i++) {
            scores(at, data, rows[i], scores);
            loss += CrossEntropy.backward(scores, data.labels()[rows[i]]);
            layer.backward(gradient, data.pixels(), rows[i] * Digits.PIXELS, scores, share);
        }
        return loss * share;
    }

    @Override
    public void scores(Parameters at, Digits data, int row, float[] scores) {
        layer.forward(at, data.pixels(), row * Digits.PIXELS, scores);
    }

    @Override
    public String toString() {
        return "softmax";
    }
}
