package dev.glissade.samples;

import dev.glissade.annotation.RegisterOptimizer;
import dev.glissade.spi.Kernel;
import dev.glissade.spi.KernelLayout;
import dev.glissade.spi.Precision;
import dev.glissade.spi.Range;
import dev.glissade.spi.RuleInfo;
import dev.glissade.spi.TensorFrame;
import dev.glissade.spi.UpdateRule;

/**
 * Newton's method with a diagonal Hessian, estimated by the secant of the last two gradients of each parameter.
 *
 * <p>The first step is a plain gradient step of rate {@code lr}; so is every step of a parameter that has not moved or whose
 * curvature is not positive. Double precision only. Immutable and thread-safe.
 */
@RegisterOptimizer("newton_diag")
public final class NewtonDiagonal implements UpdateRule {

    private static final RuleInfo INFO = RuleInfo.optimizer("newton_diag")
            .description("Newton's method with a diagonal Hessian from secants of the gradient.")
            .hyper("lr", 0.01, Range.of("[0, inf)"))
            .state("theta_last")
            .state("g_last")
            .build();

    @Override
    public RuleInfo info() {
        return INFO;
    }

    @Override
    public Kernel kernel(Precision precision, int flags) {
        if (precision != Precision.DOUBLE) {
            throw new IllegalArgumentException("newton_diag divides small differences and works in double only");
        }
        return new Secants();
    }

    private static final class Secants implements Kernel {

        @Override
        public KernelLayout layout() {
            return KernelLayout.elementwise(INFO);
        }

        @Override
        public void run(int pass, TensorFrame frame, int from, int to) {
            double[] theta = (double[]) frame.theta;
            double[] gradient = (double[]) frame.gradients[0];
            double[] lastTheta = (double[]) frame.states[0];
            double[] lastGradient = (double[]) frame.states[1];
            double rate = frame.group.hyper[0];
            for (int i = from; i < to; i++) {
                double at = theta[frame.thetaOffset + i];
                double g = gradient[frame.gradientOffsets[0] + i];
                double moved = at - lastTheta[frame.stateOffsets[0] + i];
                double curvature = (g - lastGradient[frame.stateOffsets[1] + i]) / moved;
                boolean known = !frame.first && moved != 0 && curvature > 0;
                theta[frame.thetaOffset + i] = at - (known ? g / curvature : rate * g);
                lastTheta[frame.stateOffsets[0] + i] = at;
                lastGradient[frame.stateOffsets[1] + i] = g;
            }
        }
    }
}
