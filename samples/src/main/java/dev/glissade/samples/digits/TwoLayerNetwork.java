package dev.glissade.samples.digits;

import dev.glissade.Gradients;
import dev.glissade.Parameters;
import dev.glissade.spi.Precision;
import java.util.Random;

/** A network with one hidden layer of 48 tanh units. */
final class TwoLayerNetwork implements Classifier {

    private static final int HIDDEN = 48;

    private final Dense first = new Dense("w1", "b1", Digits.PIXELS, HIDDEN);
    private final Dense second = new Dense("w2", "b2", HIDDEN, Digits.CLASSES);

    @Override
    public Parameters start(long seed) {
        Parameters parameters = Parameters.arena(Precision.FLOAT)
                .add("w1", HIDDEN, Digits.PIXELS)
                .add("b1", HIDDEN)
                .add("w2", Digits.CLASSES, HIDDEN)
                .add("b2", Digits.CLASSES)
                .build();
        Random random = new Random(seed);
        first.initialise(parameters, random);
        second.initialise(parameters, random);
        return parameters;
    }

    @Override
    public double gradient(Parameters at, Digits data, int[] rows, int from, int to, Gradients gradient) {
        gradient.zero();
        float[] hidden = new float[HIDDEN];
        float[] scores = new float[Digits.CLASSES];
        float[] error = new float[HIDDEN];
        float share = 1f / (to - from);
        double loss = 0;
        for (int i = from; i < to; i++) {
            int pixels = rows[i] * Digits.PIXELS;
            hidden(at, data, rows[i], hidden);
            second.forward(at, hidden, 0, scores);
            loss += CrossEntropy.backward(scores, data.labels()[rows[i]]);
            second.backward(gradient, hidden, 0, scores, share);
            second.backwardInput(at, scores, error);
            for (int j = 0; j < HIDDEN; j++) {
                error[j] *= 1 - hidden[j] * hidden[j];
            }
            first.backward(gradient, data.pixels(), pixels, error, share);
        }
        return loss * share;
    }

    @Override
    public void scores(Parameters at, Digits data, int row, float[] scores) {
        float[] hidden = new float[HIDDEN];
        hidden(at, data, row, hidden);
        second.forward(at, hidden, 0, scores);
    }

    private void hidden(Parameters at, Digits data, int row, float[] hidden) {
        first.forward(at, data.pixels(), row * Digits.PIXELS, hidden);
        for (int j = 0; j < HIDDEN; j++) {
            hidden[j] = (float) Math.tanh(hidden[j]);
        }
    }

    @Override
    public String toString() {
        return "network";
    }
}
