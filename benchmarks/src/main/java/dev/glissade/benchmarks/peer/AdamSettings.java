package dev.glissade.benchmarks.peer;

/** The hyperparameters that ours and a peer's Adam are given alike. */
public record AdamSettings(double lr, double beta1, double beta2, double eps) {

    /** The usual ones, with a step size of the caller's. */
    public static AdamSettings of(double lr) {
        return new AdamSettings(lr, 0.9, 0.999, 1e-8);
    }

    /**
     * What a step of Adam takes from a parameter.
     *
     * @param mean the mean gradient after the step
     * @param square the mean squared gradient
     * @param step its number, from 1
     */
    public double update(double mean, double square, int step) {
        double correctedMean = mean / (1 - Math.pow(beta1, step));
        double correctedSquare = square / (1 - Math.pow(beta2, step));
        return lr * correctedMean / (Math.sqrt(correctedSquare) + eps);
    }
}
