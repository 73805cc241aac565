package dev.glissade.compiler.analysis;

import dev.glissade.compiler.ir.HyperSlot;
import dev.glissade.compiler.ir.Node;
import dev.glissade.compiler.ir.Op;
import dev.glissade.compiler.ir.Program;
import dev.glissade.compiler.ir.Sparsity;
import dev.glissade.compiler.type.HyperType;
import dev.glissade.compiler.type.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds out whether elements whose gradient is 0 may be left out of a step.
 *
 * <p>0 is put in place of {@code grad}, and the program is made small. If the new parameter and the new value of every tensor state
 * are then the old ones, bit for bit, for all numbers that can be there, leaving the element out is exact. Scalars are worked out
 * in every step either way. What is taken for granted, and must hold for the answer to hold:
 *
 * <ul>
 *   <li>hyperparameters, as given and rounded to the working precision, are numbers of their range, neither infinite nor -0;
 *   <li>states are what the rule has made of its initial values; none of the element is NaN, as it was lost then already;
 *   <li>reductions are numbers, not NaN.
 * </ul>
 *
 * The parameter may be anything, also -0, infinite or NaN. So {@code theta -= lr*(grad + weight_decay*theta)} is not exact even if
 * {@code weight_decay} is 0: an infinite parameter becomes NaN.
 *
 * <p>Exact: {@code n += grad^2; theta -= lr*grad/sqrt(n + eps)}, as {@code n} is never -0 and {@code eps} never 0. Not exact:
 * {@code v = g*v + lr*grad; theta -= v}.
 */
public final class SparsityAnalysis {

    /** Each hyperparameter is tried over the whole program; rules of more work than this are not told which one helps. */
    private static final int MOST_WORK = 100_000;

    private final Program program;
    private final List<HyperSlot> hypers;
    private final List<Leaves> precisions;
    private final List<Ranges> ranges;

    private SparsityAnalysis(Program program, List<HyperSlot> hypers) {
        this.program = program;
        this.hypers = hypers;
        precisions = List.of(Leaves.of(hypers, true), Leaves.of(hypers, false));
        ranges = precisions.stream().map(leaves -> Ranges.of(program, leaves)).toList();
    }

    /**
     * Looks at a rule under one choice of flags.
     *
     * @param hypers the hyperparameters of the rule
     */
    public static Sparsity of(Program program, List<HyperSlot> hypers) {
        return new SparsityAnalysis(program, hypers).decide();
    }

    private Sparsity decide() {
        Optional<String> never = wrongGradients();
        if (never.isPresent()) {
            return new Sparsity(Sparsity.Kind.NEVER, List.of(), never.get(), false);
        }
        List<ZeroGradient> general =
                ranges.stream().map(r -> ZeroGradient.of(program, r)).toList();
        Optional<String> whole = needsAll(general);
        if (whole.isPresent()) {
            return new Sparsity(Sparsity.Kind.NEVER, List.of(), whole.get(), false);
        }
        boolean firstDense = ZeroGradient.asksForFirst(program);
        Optional<String> changes = changed(general);
        return changes.map(reason -> new Sparsity(Sparsity.Kind.LAZY, exactAtZero(), reason, firstDense))
                .orElseGet(() -> new Sparsity(Sparsity.Kind.EXACT, List.of(), "", firstDense));
    }

    private Optional<String> wrongGradients() {
        List<Op.Gradient> gradients = program.nodes().stream()
                .map(Node::op)
                .filter(Op.Gradient.class::isInstance)
                .map(Op.Gradient.class::cast)
                .toList();
        if (gradients.isEmpty()) {
            return Optional.of("reads no gradient");
        }
        boolean elsewhere = gradients.size() > 1 || gradients.get(0).point().isPresent();
        return elsewhere ? Optional.of("asks for gradients at points of its own") : Optional.empty();
    }

    private Optional<String> needsAll(List<ZeroGradient> cases) {
        for (Node node : program.nodes()) {
            if (node.op() instanceof Op.Reduce reduce && cases.stream().anyMatch(c -> !c.leavesAlone(reduce))) {
                return Optional.of("reduces (" + node.origin().source() + ", line "
                        + node.origin().line() + ") what is not 0 where the gradient is 0");
            }
        }
        return Optional.empty();
    }

    private Optional<String> changed(List<ZeroGradient> cases) {
        for (int slot = 0; slot < program.states().size(); slot++) {
            int state = slot;
            if (program.states().get(slot).scope() == Scope.ELEMENT
                    && cases.stream().anyMatch(c -> !c.keepsState(state))) {
                return Optional.of(
                        "changes state '" + program.states().get(slot).name() + "' ("
                                + line(program.stateValues().get(slot)) + ") where the gradient is 0");
            }
        }
        return cases.stream().allMatch(ZeroGradient::keepsTheta)
                ? Optional.empty()
                : Optional.of("changes theta (" + line(program.theta()) + ") where the gradient is 0");
    }

    private String line(int value) {
        Node.Origin origin = program.node(value).origin();
        return origin.source() + ", line " + origin.line();
    }

    /** Whether a step is exact in which a hyperparameter is 0; in steps before it may have been anything. */
    private boolean isExactAtZero(int hyper) {
        List<ZeroGradient> cases = new ArrayList<>();
        for (int p = 0; p < precisions.size(); p++) {
            Leaves zero = precisions.get(p).withZero(hyper);
            cases.add(ZeroGradient.of(program, ranges.get(p).inAStepWith(zero)));
        }
        return changed(cases).isEmpty() && needsAll(cases).isEmpty();
    }

    /** The hyperparameters that, by being 0, each make the rule exact. */
    private List<String> exactAtZero() {
        List<String> names = new ArrayList<>();
        if ((long) hypers.size() * program.nodes().size() > MOST_WORK) {
            return names;
        }
        for (HyperSlot hyper : hypers) {
            boolean number = hyper.type() == HyperType.REAL || hyper.type() == HyperType.INT;
            boolean allowed = hyper.range()
                    .map(r -> (r.low() < 0 || (r.low() == 0 && !r.lowOpen()))
                            && (r.high() > 0 || (r.high() == 0 && !r.highOpen())))
                    .orElse(true);
            if (number && !hyper.computed() && allowed) {
                if (isExactAtZero(hyper.slot())) {
                    names.add(hyper.name());
                }
            }
        }
        return names;
    }
}
