package dev.glissade.secondorder;

import dev.glissade.annotation.RegisterOptimizer;
import dev.glissade.spi.Kernel;
import dev.glissade.spi.Precision;
import dev.glissade.spi.RuleInfo;
import dev.glissade.spi.UpdateRule;

/**
 * The Gauss-Newton method with a line search (Nocedal and Wright, section 10.3), for sums of squares ({@link
 * dev.glissade.ResidualFunction}) with few parameters: in each step the linear least squares problem of the residuals' gradients.
 *
 * <p>If those are linearly dependent, a multiple of the identity is added, as Levenberg and Marquardt do; with {@code modify} off it is
 * a {@link SingularMatrixException}. Double precision only. Immutable and thread-safe.
 */
@RegisterOptimizer("gauss_newton")
public final class GaussNewton implements UpdateRule {
    private static final RuleInfo INFO = DescentKernel.describe(
                    "gauss_newton",
                    "Gauss-Newton for sums of squares with few parameters, damped (Nocedal and Wright, section 10.3).",
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
            throw new IllegalArgumentException(
                    "rule 'gauss_newton' solves systems of equations and takes double parameters only; "
                            + "'lbfgs' takes floats");
        }
        return new DescentKernel(INFO, new GaussNewtonMethod((flags & 1) != 0), precision);
    }
}
