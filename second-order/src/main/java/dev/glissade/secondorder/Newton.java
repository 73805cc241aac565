package dev.glissade.secondorder;

import dev.glissade.annotation.RegisterOptimizer;
import dev.glissade.spi.Kernel;
import dev.glissade.spi.Precision;
import dev.glissade.spi.RuleInfo;
import dev.glissade.spi.UpdateRule;

/**
 * Newton's method with a line search (Nocedal and Wright, algorithm 3.2), for a few hundred parameters at most: the Hessian comes from
 * central differences of the gradient, two gradients per parameter in each step.
 *
 * <p>A Hessian that is not positive definite gets a multiple of the identity added until it is (algorithm 3.3), so that every direction
 * descends; with {@code modify} off it is a {@link SingularMatrixException}. Double precision only. Immutable and thread-safe.
 */
@RegisterOptimizer("newton")
public final class Newton implements UpdateRule {
    private static final RuleInfo INFO = DescentKernel.describe(
                    "newton",
                    "Newton's method for few parameters, damped (Nocedal and Wright, algorithms 3.2 and 3.3).",
                    0.9)
            .flag("modify", true)
            .build();

    @Override
    public RuleInfo info() {
        return INFO;
    }

    @Override
    public Kernel kernel(Precision precision, int flags) {
        if (precision != Precision.DOUBLE) {
            throw new IllegalArgumentException("rule 'newton' works out differences of gradients and takes double "
                    + "parameters only; 'lbfgs' takes floats");
        }
        return new DescentKernel(INFO, new NewtonMethod((flags & 1) != 0), precision);
    }
}
