package dev.glissade.training.ensemble;

/** What several models say about one row. */
final class Opinion {
    private double[] sums = {};
    private int[] votes = {};
    private int voters;

    /** Adds what a model says: a number, or the probability of each class. */
    void add(double[] prediction) {
        if (voters == 0) {
            sums = new double[prediction.length];
            votes = new int[prediction.length];
        }
        if (prediction.length != sums.length) {
            throw new IllegalArgumentException(
                    "models of " + sums.length + " and of " + prediction.length + " classes in one ensemble");
        }
        voters++;
        for (int k = 0; k < sums.length; k++) {
            sums[k] += prediction[k];
        }
        votes[highest(prediction)]++;
    }

    /** The mean of the predictions. */
    double[] mean() {
        double[] mean = new double[sums.length];
        for (int k = 0; k < mean.length; k++) {
            mean[k] = sums[k] / voters;
        }
        return mean;
    }

    /** Each class's share of the votes. */
    double[] shares() {
        double[] shares = new double[votes.length];
        for (int k = 0; k < shares.length; k++) {
            shares[k] = (double) votes[k] / voters;
        }
        return shares;
    }

    /** The class of the highest mean probability; of equal ones the first. */
    int likeliest() {
        return highest(sums);
    }

    /** The class of the most votes; of equal ones the one of the higher mean probability. */
    int elected() {
        int best = 0;
        for (int k = 1; k < votes.length; k++) {
            if (votes[k] > votes[best] || (votes[k] == votes[best] && sums[k] > sums[best])) {
                best = k;
            }
        }
        return best;
    }

    private static int highest(double[] values) {
        int best = 0;
        for (int k = 1; k < values.length; k++) {
            if (values[k] > values[best]) {
                best = k;
            }
        }
        return best;
    }
}
