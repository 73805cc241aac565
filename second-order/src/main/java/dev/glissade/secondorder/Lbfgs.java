package dev.glissade.secondorder;

import dev.glissade.annotation.RegisterOptimizer;
import dev.glissade.spi.Kernel;
import dev.glissade.spi.Precision;
import dev.glissade.spi.Range;
import dev.glissade.spi.RuleInfo;
import dev.glissade.spi.RuleInfoBuilder;
import dev.glissade.spi.Scope;
import dev.glissade.spi.Storage;
import dev.glissade.spi.UpdateRule;

/**
 * L-BFGS: Nocedal and Wright's algorithm 7.5, with the two-loop recursion 7.4, the scaling 7.20, and a line search for the strong Wolfe
 * conditions.
 *
 * <p>Keeps the last steps and the changes of the gradient over them, two numbers per parameter for each: memory for ten pairs, of which
 * {@code history} are used. A pair without positive curvature is left out. Immutable and thread-safe.
 */
@RegisterOptimizer("lbfgs")
public final class Lbfgs implements UpdateRule {
    private static final int PAIRS = 10;

    private final int pairs;
    private final RuleInfo info;

    /** With memory for ten pairs. */
    public Lbfgs() {
        this(PAIRS);
    }

    private Lbfgs(int pairs) {
        this.pairs = pairs;
        RuleInfoBuilder builder = DescentKernel.describe(
                        "lbfgs",
                        "L-BFGS with a line search for the strong Wolfe conditions (Nocedal and Wright, algorithm 7.5).",
                        0.9)
                .integer("history", pairs, Range.of("[1, " + pairs + "]"));
        for (int i = 0; i < pairs; i++) {
            builder.state("s[" + i + "]").state("y[" + i + "]");
        }
        builder.state("participants", Scope.GLOBAL, Storage.PARAM)
                .state("count", Scope.GLOBAL, Storage.PARAM)
                .state("newest", Scope.GLOBAL, Storage.PARAM)
                .state("scale", Scope.GLOBAL, Storage.PARAM);
        for (int i = 0; i < pairs; i++) {
            builder.state("sy[" + i + "]", Scope.GLOBAL, Storage.PARAM);
        }
        this.info = builder.build();
    }

    /**
     * The same rule with memory for another number of pairs: {@code Optimizers.of(Lbfgs.keeping(50))}.
     *
     * @param pairs from 1 on
     */
    public static Lbfgs keeping(int pairs) {
        if (pairs < 1) {
            throw new IllegalArgumentException("a history of " + pairs + " pairs; expected at least 1");
        }
        return new Lbfgs(pairs);
    }

    @Override
    public RuleInfo info() {
        return info;
    }

    @Override
    public Kernel kernel(Precision precision, int flags) {
        return new DescentKernel(info, new LbfgsMethod(pairs), precision);
    }
}
