package dev.glissade.secondorder;

import dev.glissade.spi.Search;

/**
 * The inverse Hessian from a ring of pairs. Tensor states {@code 2i} and {@code 2i + 1} are a step and the change of the gradient over
 * it, scalar state {@code SY + i} the product of both.
 */
final class LbfgsMethod implements Method {
    private static final int PARTICIPANTS = 0;
    private static final int COUNT = 1;
    private static final int NEWEST = 2;
    private static final int SCALE = 3;
    private static final int SY = 4;

    /** The least curvature along a step, in parts of the change of the gradient, with which a pair is kept. */
    private static final double LEAST_CURVATURE = 1e-10;

    private final int room;

    LbfgsMethod(int room) {
        this.room = room;
    }

    @Override
    public Direction direction(Search search, Place at) {
        int count = known(search);
        if (count == 0) {
            return Direction.steepest(at, "");
        }
        double[] states = search.global().states;
        int newest = (int) states[NEWEST];
        double[] q = Vectors.negative(at.gradient());
        double[] alpha = new double[count];
        for (int k = 0; k < count; k++) {
            int pair = Math.floorMod(newest - k, room);
            alpha[k] = search.dot(2 * pair, q) / states[SY + pair];
            search.add(-alpha[k], 2 * pair + 1, q);
        }
        Vectors.scale(states[SCALE], q);
        for (int k = count - 1; k >= 0; k--) {
            int pair = Math.floorMod(newest - k, room);
            double beta = search.dot(2 * pair + 1, q) / states[SY + pair];
            search.add(alpha[k] - beta, 2 * pair, q);
        }
        return new Direction(q, 1, false, "");
    }

    @Override
    public void learn(Search search, Place from, Direction direction, Trial to) {
        double[] next = search.global().nextStates;
        int count = direction.steepest() ? 0 : known(search);
        double[] s = Vectors.minus(to.point(), from.point());
        double[] y = Vectors.minus(to.gradient(), from.gradient());
        double sy = Vectors.dot(s, y);
        double yy = Vectors.dot(y, y);
        next[PARTICIPANTS] = search.participants();
        if (!(sy > LEAST_CURVATURE * Vectors.norm(s) * Math.sqrt(yy)) || Double.isInfinite(yy)) {
            next[COUNT] = count;
            return;
        }
        int pair = count == 0 ? 0 : Math.floorMod((int) search.global().states[NEWEST] + 1, room);
        search.write(2 * pair, s);
        search.write(2 * pair + 1, y);
        next[SY + pair] = sy;
        next[SCALE] = sy / yy;
        next[NEWEST] = pair;
        next[COUNT] = Math.min(count + 1, room);
    }

    /** How many pairs may be used now: none that are of other tensors. */
    private int known(Search search) {
        double[] states = search.global().states;
        boolean same = states[PARTICIPANTS] == search.participants();
        return same ? (int) Math.min(states[COUNT], search.global().hyper[OWN]) : 0;
    }
}
