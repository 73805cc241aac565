package dev.glissade.secondorder;

import dev.glissade.GradientFunction;
import dev.glissade.Gradients;
import dev.glissade.Parameters;
import dev.glissade.ResidualFunction;
import dev.glissade.Tensor;
import dev.glissade.spi.Precision;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A function to make small, and where to begin: one that any library can take.
 *
 * @param start makes the parameters
 * @param function of such parameters
 */
record Problem(String name, Supplier<Parameters> start, GradientFunction function) {
    /** The gradient norm at which evaluations are no longer counted. */
    static final double TOLERANCE = 1e-8;

    static List<Problem> all() {
        Parameters cancer = BreastCancer.NETWORK.start(Precision.DOUBLE, 0);
        return List.of(
                of("Rosenbrock from (-1.2, 1)", Surface.ROSENBROCK),
                of("Beale from (1, 1)", Surface.BEALE),
                of("Himmelblau from (1, 1)", Surface.HIMMELBLAU),
                new Problem("Rastrigin from (1.2, 1.9)", () -> Parameters.of(new double[] {1.2, 1.9}), Rastrigin::at),
                new Problem(
                        "breast cancer, logistic, 31 parameters",
                        () -> BreastCancer.NETWORK.start(Precision.DOUBLE, 0),
                        BreastCancer.function(cancer)));
    }

    private static Problem of(String name, Surface surface) {
        return new Problem(name, () -> Parameters.of(surface.start()), surface.function());
    }

    Optional<ResidualFunction> residuals() {
        return function instanceof ResidualFunction given ? Optional.of(given) : Optional.empty();
    }

    /** Counts how often it is asked until a gradient is as short as it is to be. */
    static final class Count {
        private int asked;
        private int until;

        /** Takes note of a gradient that was worked out. */
        void note(Gradients gradients, List<Tensor> tensors) {
            asked++;
            double squares = 0;
            for (Tensor tensor : tensors) {
                for (double value : gradients.tensor(tensor.name()).toDoubles()) {
                    squares += value * value;
                }
            }
            if (until == 0 && Math.sqrt(squares) <= TOLERANCE) {
                until = asked;
            }
        }

        /** The number; empty if no gradient was short enough. */
        Optional<Integer> result() {
            return until == 0 ? Optional.empty() : Optional.of(until);
        }
    }
}
