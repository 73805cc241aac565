package dev.glissade.secondorder;

import dev.glissade.spi.Search;

/** Directions from the last one and the last gradient, tensor states 1 and 0. */
final class CgMethod implements Method {
    private static final int PARTICIPANTS = 0;

    /** The last step times the slope at its beginning. */
    private static final int PROMISE = 1;

    @Override
    public Direction direction(Search search, Place at) {
        double[] states = search.global().states;
        if (states[PROMISE] == 0 || states[PARTICIPANTS] != search.participants()) {
            return Direction.steepest(at, "");
        }
        double[] last = new double[search.size()];
        search.read(0, last);
        double square = Vectors.dot(at.gradient(), at.gradient());
        double beta = Math.max(0, (square - Vectors.dot(at.gradient(), last)) / Vectors.dot(last, last));
        double[] direction = Vectors.negative(at.gradient());
        search.add(beta, 1, direction);
        double slope = Vectors.dot(direction, at.gradient());
        if (!(slope < 0)) {
            return Direction.steepest(at, "");
        }
        return new Direction(direction, states[PROMISE] / slope, beta == 0, "");
    }

    @Override
    public void learn(Search search, Place from, Direction direction, Trial to) {
        search.write(0, from.gradient());
        search.write(1, direction.vector());
        double[] next = search.global().nextStates;
        next[PARTICIPANTS] = search.participants();
        next[PROMISE] = to.step() * Vectors.dot(direction.vector(), from.gradient());
    }
}
