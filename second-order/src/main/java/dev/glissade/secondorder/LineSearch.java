package dev.glissade.secondorder;

import java.util.Optional;

/**
 * A line search for the strong Wolfe conditions: Nocedal and Wright's algorithms 3.5 (find an interval that holds such a step) and 3.6
 * (shorten it), with cubic interpolation (3.59) that is kept away from the ends.
 *
 * <p>Close to a minimum the loss no longer tells points apart: two losses that differ by less than they are rounded are taken for
 * equal, and the slope decides alone, as Hager and Zhang do (A new conjugate gradient method with guaranteed descent and an efficient
 * line search, 2005, condition 4.1). Without that no search gets the gradient below about the root of the precision.
 */
final class LineSearch {
    /** How close to an end of the interval, in parts of it, a trial may be. */
    private static final double MARGIN = 1e-3;

    /** How far into an interval whose other end has no value a trial is, in parts of it. */
    private static final double FIRST_PART = 0.1;

    /** Two trials leave no more of an interval than this, in parts of it; otherwise the next one is in its middle. */
    private static final double SHRINK = 0.66;

    private final double decrease;
    private final double curvature;
    private final int most;
    private final double noise;
    private final Line line;
    private int trials;
    private Optional<Trial> last = Optional.empty();

    /**
     * Prepares a search.
     *
     * @param decrease what part of the decrease that the slope promises must come about, c1
     * @param curvature what part of the slope may be left, c2
     * @param most the greatest number of trials
     * @param noise losses that differ by no more, in parts of the larger, are equal
     */
    LineSearch(Line line, double decrease, double curvature, int most, double noise) {
        this.line = line;
        this.decrease = decrease;
        this.curvature = curvature;
        this.most = most;
        this.noise = noise;
    }

    /**
     * Looks for a step; algorithm 3.5.
     *
     * @param first the step to try first, above 0
     * @return one that meets the conditions, or after too many trials one that at least makes the loss smaller; empty if there was none
     */
    Optional<Trial> run(double first) {
        Trial before = line.start();
        double step = first;
        while (trials < most) {
            Trial now = at(step);
            if (isTooFar(now, before)) {
                return shorten(before, now);
            }
            if (isFlat(now)) {
                return Optional.of(now);
            }
            if (now.slope() >= 0) {
                return shorten(now, before);
            }
            step = further(before, now);
            before = now;
        }
        return better(before);
    }

    /** Whether a step that it has found meets both conditions. */
    boolean isWolfe(Trial trial) {
        return !isTooFar(trial, line.start()) && isFlat(trial);
    }

    int trials() {
        return trials;
    }

    /** The trial that was made last. */
    Optional<Trial> last() {
        return last;
    }

    /** Algorithm 3.6: a step between one that is the best so far and another beyond which there is none. */
    private Optional<Trial> shorten(Trial best, Trial other) {
        Trial low = best;
        Trial high = other;
        double width = Double.POSITIVE_INFINITY;
        double widthBefore = width;
        while (trials < most && Math.abs(high.step() - low.step()) > Math.ulp(Math.max(high.step(), low.step()))) {
            double present = Math.abs(high.step() - low.step());
            Trial now = at(present > SHRINK * widthBefore ? (low.step() + high.step()) / 2 : between(low, high));
            widthBefore = width;
            width = present;
            if (isTooFar(now, low)) {
                high = now;
            } else if (isFlat(now)) {
                return Optional.of(now);
            } else {
                if (now.slope() * (high.step() - low.step()) >= 0) {
                    high = low;
                }
                low = now;
            }
        }
        return better(low);
    }

    private Trial at(double step) {
        trials++;
        Trial trial = line.at(step);
        last = Optional.of(trial);
        return trial;
    }

    private Optional<Trial> better(Trial trial) {
        return trial.step() > 0 && trial.loss() < line.start().loss() ? Optional.of(trial) : Optional.empty();
    }

    private boolean isTooFar(Trial now, Trial low) {
        if (!now.isFinite()) {
            return true;
        }
        Trial start = line.start();
        double promised = start.loss() + decrease * now.step() * start.slope();
        if (now.loss() > promised + rounding(now, start)) {
            return true;
        }
        return now.loss() >= low.loss() && !isLevel(now, low);
    }

    /** Whether only the slope tells two trials apart. */
    private boolean isLevel(Trial a, Trial b) {
        return Math.abs(a.loss() - b.loss()) <= rounding(a, b);
    }

    private double rounding(Trial a, Trial b) {
        return noise * Math.max(Math.abs(a.loss()), Math.abs(b.loss()));
    }

    private boolean isFlat(Trial now) {
        return Math.abs(now.slope()) <= -curvature * line.start().slope();
    }

    /** A step beyond the last: where the cubic has its minimum, but two to ten times as far. */
    private static double further(Trial before, Trial now) {
        double minimum = cubic(before, now);
        return Math.min(Math.max(Double.isNaN(minimum) ? 0 : minimum, 2 * now.step()), 10 * now.step());
    }

    private double between(Trial low, Trial high) {
        double width = high.step() - low.step();
        if (!high.isFinite()) {
            return low.step() + FIRST_PART * width;
        }
        double step = isLevel(high, low) ? secant(low, high) : cubic(low, high);
        double part = (step - low.step()) / width;
        if (Double.isNaN(part)) {
            part = 0.5;
        }
        return low.step() + Math.min(Math.max(part, MARGIN), 1 - MARGIN) * width;
    }

    /** Where the cubic through two losses and slopes has its minimum (3.59); NaN if it has none. */
    private static double cubic(Trial a, Trial b) {
        double d1 = a.slope() + b.slope() - 3 * (a.loss() - b.loss()) / (a.step() - b.step());
        double d2 = Math.signum(b.step() - a.step()) * Math.sqrt(d1 * d1 - a.slope() * b.slope());
        return b.step() - (b.step() - a.step()) * (b.slope() + d2 - d1) / (b.slope() - a.slope() + 2 * d2);
    }

    private static double secant(Trial a, Trial b) {
        return a.step() - a.slope() * (b.step() - a.step()) / (b.slope() - a.slope());
    }
}
