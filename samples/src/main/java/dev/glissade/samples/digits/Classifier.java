package dev.glissade.samples.digits;

import dev.glissade.Gradients;
import dev.glissade.Parameters;

/** A model that tells digits apart; its parameters are the caller's, so that one model serves many runs. */
interface Classifier {

    /** Fresh parameters to start a run from; the same seed gives the same ones. */
    Parameters start(long seed);

    /**
     * The mean cross-entropy over some images, and its gradient.
     *
     * @param at the parameters to take it at
     * @param rows row numbers; those from {@code from} to {@code to} (exclusive) are used
     * @param gradient is overwritten
     * @return the loss, in nats
     */
    double gradient(Parameters at, Digits data, int[] rows, int from, int to, Gradients gradient);

    /** The scores of one image's classes, before the softmax. */
    void scores(Parameters at, Digits data, int row, float[] scores);

    /** The share of the given images whose highest score is the right one's. */
    default double accuracy(Parameters at, Digits data, int[] rows) {
        float[] scores = new float[Digits.CLASSES];
        int right = 0;
        for (int row : rows) {
            scores(at, data, row, scores);
            int best = 0;
            for (int k = 1; k < scores.length; k++) {
                if (scores[k] > scores[best]) {
                    best = k;
                }
            }
            right += best == data.labels()[row] ? 1 : 0;
        }
        return (double) right / rows.length;
    }
}
