package dev.glissade.secondorder;

import dev.glissade.annotation.RegisterOptimizer;
import dev.glissade.spi.Kernel;
import dev.glissade.spi.Precision;
import dev.glissade.spi.RuleInfo;
import dev.glissade.spi.Scope;
import dev.glissade.spi.Storage;
import dev.glissade.spi.UpdateRule;

/**
 * Nonlinear conjugate gradients after Polak and Ribiere, with a factor that is never below 0 (PR+): Nocedal and Wright's algorithm 5.4
 * with equation 5.45. Keeps two numbers per parameter. Immutable and thread-safe.
 */
@RegisterOptimizer("nonlinear_cg")
public final class NonlinearCg implements UpdateRule {
    private static final RuleInfo INFO = DescentKernel.describe(
                    "nonlinear_cg",
                    "Nonlinear conjugate gradients after Polak and Ribiere (Nocedal and Wright, algorithm 5.4, PR+).",
                    0.1)
            .state("g")
            .state("p")
            .state("participants", Scope.GLOBAL, Storage.PARAM)
            .state("promise", Scope.GLOBAL, Storage.PARAM)
            .build();

    @Override
    public RuleInfo info() {
        return INFO;
    }

    @Override
    public Kernel kernel(Precision precision, int flags) {
        return new DescentKernel(INFO, new CgMethod(), precision);
    }
}
