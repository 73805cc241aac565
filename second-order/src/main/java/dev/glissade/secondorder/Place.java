package dev.glissade.secondorder;

import dev.glissade.spi.Search;

/** Where a step begins: a point, its loss and its gradient. */
final class Place {
    private final double[] point;
    private final double loss;
    private final double[] gradient;
    private final double norm;

    Place(double[] point, double loss, double[] gradient, double norm) {
        this.point = point;
        this.loss = loss;
        this.gradient = gradient;
        this.norm = norm;
    }

    /** The point; to be read only. */
    double[] point() {
        return point;
    }

    /** The loss there. */
    double loss() {
        return loss;
    }

    /** The gradient there; to be read only. */
    double[] gradient() {
        return gradient;
    }

    /** The Euclidean norm of the gradient. */
    double norm() {
        return norm;
    }

    /** The parameters. */
    static Place of(Search search) {
        double[] point = new double[search.size()];
        double[] gradient = new double[search.size()];
        search.parameters(point);
        search.gradient(gradient);
        return new Place(point, search.loss(), gradient, Vectors.norm(gradient));
    }

    boolean isFinite() {
        return Double.isFinite(loss) && Vectors.isFinite(gradient);
    }
}
