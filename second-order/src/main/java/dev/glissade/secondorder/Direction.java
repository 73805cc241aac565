package dev.glissade.secondorder;

/** Where to look for the next point. */
final class Direction {
    private final double[] vector;
    private final double first;
    private final boolean steepest;
    private final String remark;

    Direction(double[] vector, double first, boolean steepest, String remark) {
        this.vector = vector;
        this.first = first;
        this.steepest = steepest;
        this.remark = remark;
    }

    /** The direction; to be read only. */
    double[] vector() {
        return vector;
    }

    /** The step along it to try first, in its lengths. */
    double first() {
        return first;
    }

    /** Whether it is the negative gradient and made of nothing else. */
    boolean steepest() {
        return steepest;
    }

    /** What was out of the ordinary in working it out; may be empty. */
    String remark() {
        return remark;
    }

    /** Down the gradient, at first no further than its length and 1. */
    static Direction steepest(Place at, String remark) {
        return new Direction(Vectors.negative(at.gradient()), Math.min(1, 1 / at.norm()), true, remark);
    }

    /** Whether the loss falls along it, by more than rounding. */
    boolean descends(Place at) {
        double slope = Vectors.dot(vector, at.gradient());
        return slope < -1e-14 * at.norm() * Vectors.norm(vector);
    }
}
