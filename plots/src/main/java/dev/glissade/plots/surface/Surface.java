package dev.glissade.plots.surface;

import java.util.List;
import java.util.function.DoubleBinaryOperator;

/**
 * A function of two variables with its gradient, and the part of it that is worth looking at. Immutable, thread-safe if its functions are.
 *
 * @param name what it is called, with its formula
 * @param value the function
 * @param slopeX its derivative along x
 * @param slopeY its derivative along y
 * @param view the part that is shown
 * @param minima its lowest points, possibly none
 * @param isSteep whether it rises so fast that contours at equal steps of its logarithm show more than at equal steps of itself
 */
public record Surface(
        String name,
        DoubleBinaryOperator value,
        DoubleBinaryOperator slopeX,
        DoubleBinaryOperator slopeY,
        View view,
        List<Point> minima,
        boolean isSteep) {

    public Surface {
        minima = List.copyOf(minima);
    }

    /** A place. */
    public record Point(double x, double y) {}

    /** A rectangle; an empty one is refused with an {@link IllegalArgumentException}. */
    public record View(double left, double right, double bottom, double top) {
        public View {
            if (!(left < right && bottom < top)) {
                throw new IllegalArgumentException(
                        "nothing lies from " + left + " to " + right + " and from " + bottom + " to " + top);
            }
        }
    }

    /** The same function, looked at elsewhere. */
    public Surface seen(double left, double right, double bottom, double top) {
        return new Surface(name, value, slopeX, slopeY, new View(left, right, bottom, top), minima, isSteep);
    }

    /** Beale's function: a flat valley with steep walls, lowest at (3, 0.5); Ruder's figure 4a. */
    public static Surface beale() {
        return new Surface(
                "Beale: (1.5 − x + xy)² + (2.25 − x + xy²)² + (2.625 − x + xy³)²",
                (x, y) -> square(1.5 - x + x * y) + square(2.25 - x + x * y * y) + square(2.625 - x + x * y * y * y),
                (x, y) -> 2 * (1.5 - x + x * y) * (y - 1)
                        + 2 * (2.25 - x + x * y * y) * (y * y - 1)
                        + 2 * (2.625 - x + x * y * y * y) * (y * y * y - 1),
                (x, y) -> 2 * (1.5 - x + x * y) * x
                        + 2 * (2.25 - x + x * y * y) * 2 * x * y
                        + 2 * (2.625 - x + x * y * y * y) * 3 * x * y * y,
                new View(-0.5, 4.5, -1.2, 2),
                List.of(new Point(3, 0.5)),
                true);
    }

    /** A saddle: down along y, up along x, level at (0, 0); Ruder's figure 4b. */
    public static Surface saddle() {
        return new Surface(
                "Saddle: x² − y²",
                (x, y) -> x * x - y * y,
                (x, y) -> 2 * x,
                (x, y) -> -2 * y,
                new View(-1.5, 1.5, -2, 2),
                List.of(),
                false);
    }

    /** A ravine: twenty times steeper along y than along x, lowest at (0, 0). */
    public static Surface ravine() {
        return new Surface(
                "Ravine: 0.1x² + 2y²",
                (x, y) -> 0.1 * x * x + 2 * y * y,
                (x, y) -> 0.2 * x,
                (x, y) -> 4 * y,
                new View(-6, 2, -2.4, 2.4),
                List.of(new Point(0, 0)),
                false);
    }

    /** Himmelblau's function: four minima of the same depth. */
    public static Surface himmelblau() {
        return new Surface(
                "Himmelblau: (x² + y − 11)² + (x + y² − 7)²",
                (x, y) -> square(x * x + y - 11) + square(x + y * y - 7),
                (x, y) -> 4 * x * (x * x + y - 11) + 2 * (x + y * y - 7),
                (x, y) -> 2 * (x * x + y - 11) + 4 * y * (x + y * y - 7),
                new View(-5.5, 5.5, -5, 5),
                List.of(
                        new Point(3, 2),
                        new Point(-2.805118, 3.131313),
                        new Point(-3.779310, -3.283186),
                        new Point(3.584428, -1.848127)),
                true);
    }

    /** Rosenbrock's function: a bent valley whose floor hardly falls, lowest at (1, 1). */
    public static Surface rosenbrock() {
        return new Surface(
                "Rosenbrock: (1 − x)² + 100(y − x²)²",
                (x, y) -> square(1 - x) + 100 * square(y - x * x),
                (x, y) -> -2 * (1 - x) - 400 * x * (y - x * x),
                (x, y) -> 200 * (y - x * x),
                new View(-2, 2, -1, 3),
                List.of(new Point(1, 1)),
                true);
    }

    private static double square(double a) {
        return a * a;
    }
}
