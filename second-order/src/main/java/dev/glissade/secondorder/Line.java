package dev.glissade.secondorder;

import dev.glissade.spi.Search;

/** The loss along a direction from the place where a step begins. */
final class Line {
    private final Search search;
    private final Place from;
    private final double[] direction;
    private final Trial start;

    Line(Search search, Place from, double[] direction) {
        this.search = search;
        this.from = from;
        this.direction = direction;
        this.start = new Trial(0, from.loss(), Vectors.dot(from.gradient(), direction), from.point(), from.gradient());
    }

    Trial start() {
        return start;
    }

    /** Asks for the loss at a step. */
    Trial at(double step) {
        double[] point = from.point().clone();
        for (int i = 0; i < point.length; i++) {
            point[i] += step * direction[i];
        }
        double[] gradient = new double[point.length];
        double loss = search.evaluate(point, gradient);
        return new Trial(step, loss, Vectors.dot(gradient, direction), point, gradient);
    }
}
