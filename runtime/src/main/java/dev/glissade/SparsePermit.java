package dev.glissade;

import dev.glissade.spi.GroupFrame;
import dev.glissade.spi.Hyperparameter;
import dev.glissade.spi.Precision;
import dev.glissade.spi.RuleInfo;
import dev.glissade.spi.Sparsity;
import dev.glissade.spi.TensorFrame;
import java.util.List;

/** Whether a tensor may be stepped by a sparse gradient: because it makes no difference, or because its user says so. */
final class SparsePermit {
    private final String rule;
    private final Sparsity sparsity;
    private final List<Hyperparameter> zeros;
    private final boolean[] lazy;
    private final double least;
    private final double most;

    /** @param lazy for each tensor, whether elements that are not named are to be left alone whatever the rule does to them */
    SparsePermit(RuleInfo info, Sparsity sparsity, Precision precision, boolean[] lazy) {
        this.rule = info.name();
        this.sparsity = sparsity;
        this.zeros = info.hyperparameters().stream()
                .filter(h -> sparsity.zeros().contains(h.name()))
                .toList();
        this.lazy = lazy;
        this.least = precision == Precision.FLOAT ? Float.MIN_VALUE : Double.MIN_VALUE;
        this.most = precision == Precision.FLOAT ? Float.MAX_VALUE : Double.MAX_VALUE;
    }

    /** Whether the first step of a tensor goes over all its elements. */
    boolean firstDense() {
        return sparsity.firstDense();
    }

    /**
     * Lets a tensor pass, or says why not.
     *
     * @throws IllegalStateException if a dense gradient is needed, or its user has to choose
     */
    void check(int tensor, String name, TensorFrame frame) {
        check(lazy[tensor], name, frame);
    }

    /** As {@link #check(int, String, TensorFrame)} for a tensor that must come out the same, whatever its user says. */
    void checkExact(String name, TensorFrame frame) {
        check(false, name, frame);
    }

    private void check(boolean leaveAlone, String name, TensorFrame frame) {
        if (sparsity.kind() == Sparsity.Kind.NEVER) {
            throw new IllegalStateException("rule '" + rule + "' " + sparsity.reason()
                    + ", so it cannot take a sparse gradient: give tensor '" + name + "' a dense one");
        }
        if (frame.isRandomlyRounded()) {
            throw new IllegalStateException(
                    "a state of tensor '" + name
                            + "' is rounded at random, which a sparse gradient does not allow: keep it in bf16 rounded to nearest");
        }
        if (leaveAlone) {
            return;
        }
        if (sparsity.kind() == Sparsity.Kind.LAZY && !isExactAtZero(frame.group)) {
            throw new IllegalStateException("rule '" + rule + "' " + sparsity.reason()
                    + ", so a sparse gradient of tensor '" + name + "' is not the same step as a dense one"
                    + (zeros.isEmpty() ? "" : ", unless " + named() + " is 0")
                    + "; build the optimizer, or the tensor's group, with lazy() to leave such elements as they are, or give a "
                    + "dense gradient");
        }
        for (double value : frame.group.hyper) {
            if (!isHeld(value)) {
                throw new IllegalStateException("rule '" + rule
                        + "' leaves elements without a gradient alone only if its "
                        + "hyperparameters are numbers that the parameters' precision holds, and one is " + value
                        + "; build the optimizer with lazy(), or give tensor '" + name + "' a dense gradient");
            }
        }
    }

    private boolean isExactAtZero(GroupFrame group) {
        for (Hyperparameter zero : zeros) {
            if (group.hyper[zero.slot()] == 0) {
                return true;
            }
        }
        return false;
    }

    /** What the compiler has taken for granted: not infinite, not -0, and rounded neither to 0 nor to infinity. */
    private boolean isHeld(double value) {
        double size = Math.abs(value);
        return size == 0 ? 1 / value > 0 : size >= least && size <= most;
    }

    private String named() {
        return String.join(
                " or ", sparsity.zeros().stream().map(z -> "'" + z + "'").toList());
    }
}
