package dev.glissade.samples.digits;

/** Softmax and cross-entropy of one image. */
final class CrossEntropy {

    private CrossEntropy() {}

    /**
     * Turns scores into the gradient of the loss with respect to them: probabilities less the one-hot label.
     *
     * @param scores read, then overwritten
     * @return the loss, in nats
     */
    static double backward(float[] scores, int label) {
        float highest = scores[0];
        for (float score : scores) {
            highest = Math.max(highest, score);
        }
        double sum = 0;
        for (float score : scores) {
            sum += Math.exp(score - highest);
        }
        double loss = Math.log(sum) - (scores[label] - highest);
        for (int k = 0; k < scores.length; k++) {
            scores[k] = (float) (Math.exp(scores[k] - highest) / sum) - (k == label ? 1 : 0);
        }
        return loss;
    }
}
