package dev.glissade.compiler.ir;

import java.util.List;
import java.util.Optional;

/**
 * A rule whose programs are put in order.
 *
 * @param variants one for each choice of flags, as in {@link LoweredRule#variants}
 */
public record PlannedRule(LoweredRule rule, List<Variant> variants) {
    public PlannedRule {
        variants = List.copyOf(variants);
    }

    /**
     * The rule under one choice of flags.
     *
     * @param step what a step does
     * @param evaluation what gives the point of evaluation, if that is not the parameters
     * @param sparsity whether the step may leave out elements whose gradient is 0
     */
    public record Variant(Plan step, Optional<Plan> evaluation, Sparsity sparsity) {}
}
