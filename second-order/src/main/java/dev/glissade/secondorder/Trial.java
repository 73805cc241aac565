package dev.glissade.secondorder;

/** A point on the line of a search. */
final class Trial {
    private final double step;
    private final double loss;
    private final double slope;
    private final double[] point;
    private final double[] gradient;

    Trial(double step, double loss, double slope, double[] point, double[] gradient) {
        this.step = step;
        this.loss = loss;
        this.slope = slope;
        this.point = point;
        this.gradient = gradient;
    }

    /** How far it is from the beginning, in lengths of the direction. */
    double step() {
        return step;
    }

    /** The loss there. */
    double loss() {
        return loss;
    }

    /** The derivative of the loss along the direction. */
    double slope() {
        return slope;
    }

    /** The point; to be read only. */
    double[] point() {
        return point;
    }

    /** The gradient there; to be read only. */
    double[] gradient() {
        return gradient;
    }

    boolean isFinite() {
        return Double.isFinite(loss) && Double.isFinite(slope);
    }
}
