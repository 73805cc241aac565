package dev.glissade.plots.surface;

import dev.glissade.Gradients;
import dev.glissade.Optimizer;
import dev.glissade.Parameters;
import dev.glissade.RuleBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * Where an optimizer went: a place for each step, the start first. It ends early where a place is not finite.
 *
 * @param name what to call it in a legend
 * @param points where it was after 0, 1, 2, ... steps
 * @param values the height of the surface there
 */
public record Trajectory(String name, List<Surface.Point> points, List<Double> values) {
    private static final String THETA = "theta";
    private static final double FAR = 10;

    public Trajectory {
        points = List.copyOf(points);
        values = List.copyOf(values);
        if (points.isEmpty() || points.size() != values.size()) {
            throw new IllegalArgumentException(
                    "'" + name + "' has " + points.size() + " places and " + values.size() + " values");
        }
    }

    /**
     * Lets an optimizer run. It gets the exact gradient, wherever it asks for it.
     *
     * @param rule which, with its settings: {@code Optimizers.named("momentum").set("lr", 0.01)}
     * @param steps at least 1
     * @throws IllegalArgumentException if the start is not finite, or settings are wrong
     */
    public static Trajectory of(String name, RuleBuilder<?> rule, Surface surface, Surface.Point start, int steps) {
        double[] theta = {start.x(), start.y()};
        if (!Double.isFinite(start.x() + start.y())) {
            throw new IllegalArgumentException("a way cannot begin at " + start);
        }
        Parameters parameters = Parameters.builder().add(THETA, theta, 2).build();
        Gradients gradients = parameters.gradients();
        List<Surface.Point> points = new ArrayList<>(List.of(start));
        List<Double> values = new ArrayList<>(List.of(surface.value().applyAsDouble(start.x(), start.y())));
        try (Optimizer optimizer = rule.over(parameters)) {
            for (int i = 0; i < steps; i++) {
                optimizer.step(at -> slope(surface, at, gradients));
                double value = surface.value().applyAsDouble(theta[0], theta[1]);
                if (!Double.isFinite(theta[0] + theta[1] + value)) {
                    break;
                }
                points.add(new Surface.Point(theta[0], theta[1]));
                values.add(value);
            }
        }
        return new Trajectory(name, points, values);
    }

    private static Gradients slope(Surface surface, Parameters at, Gradients gradients) {
        double x = at.tensor(THETA).get(0);
        double y = at.tensor(THETA).get(1);
        gradients.tensor(THETA).set(0, surface.slopeX().applyAsDouble(x, y));
        gradients.tensor(THETA).set(1, surface.slopeY().applyAsDouble(x, y));
        return gradients.loss(surface.value().applyAsDouble(x, y));
    }

    /** How many steps it has. */
    public int steps() {
        return points.size() - 1;
    }

    /** The step after which it is first there, and -1 if it never is. */
    public int firstStep(Predicate<Surface.Point> there) {
        for (int i = 0; i < points.size(); i++) {
            if (there.test(points.get(i))) {
                return i;
            }
        }
        return -1;
    }

    /** The places up to the first that is many times the size of a view away from it: what runs off for good is not drawn. */
    List<Surface.Point> near(Surface.View view) {
        int end = firstStep(
                point -> away(point.x(), view.left(), view.right()) || away(point.y(), view.bottom(), view.top()));
        return end < 0 ? points : points.subList(0, Math.max(1, end));
    }

    private static boolean away(double at, double low, double high) {
        double reach = FAR * (high - low);
        return at < low - reach || at > high + reach;
    }
}
