package dev.glissade.spi;

import java.util.List;

/**
 * What memory a kernel wants and in what order it runs; an {@link IllegalArgumentException} if its parts do not fit each other.
 * Immutable, thread-safe.
 *
 * @param passes the number of loops over the elements, at least 1
 * @param globalScalars the length of {@link GlobalFrame#scalars}
 * @param groupScalars the length of {@link GroupFrame#scalars}
 * @param tensorScalars the length of {@link TensorFrame#scalars}
 * @param scratch the number of tensors of working memory ({@link TensorFrame#scratch})
 * @param states the states, by slot; tensor states are numbered apart from scalar ones in the frames: the {@code i}-th state of
 *     a scope is entry {@code i} of that scope's frame
 * @param reductions what the passes reduce
 * @param gradients the gradients that it asks for, in order
 * @param initialValues whether {@link Kernel#initialise} has something to do
 * @param readsLoss whether {@link GlobalFrame#loss} must be supplied
 * @param stale the slots of the states whose stale value is read
 * @param uniform the passes that depend on nothing of a tensor but its elements: on no scalar of the tensor's own, on no place in
 *     it, on no random numbers, and that reduce nothing. Tensors of a group that lie one behind the other may be run through
 *     such a pass as one. A hand-written kernel that does not know says none
 */
public record KernelLayout(
        int passes,
        int globalScalars,
        int groupScalars,
        int tensorScalars,
        int scratch,
        List<StateSlot> states,
        List<Reduction> reductions,
        List<GradientRequest> gradients,
        boolean initialValues,
        boolean readsLoss,
        List<Integer> stale,
        List<Integer> uniform) {

    public KernelLayout {
        states = List.copyOf(states);
        reductions = List.copyOf(reductions);
        gradients = List.copyOf(gradients);
        stale = List.copyOf(stale);
        uniform = List.copyOf(uniform);
        require(passes >= 1, "a kernel has at least one pass, not " + passes);
        for (Reduction reduction : reductions) {
            int places = switch (reduction.scope()) {
                case GLOBAL -> globalScalars;
                case GROUP -> groupScalars;
                case TENSOR -> tensorScalars;
                case ELEMENT -> 0;
            };
            require(
                    within(reduction.pass(), 0, passes) && within(reduction.slot(), 0, places),
                    reduction + " has no place in " + passes + " passes and " + places + " scalars");
        }
        int earliest = -1;
        for (GradientRequest request : gradients) {
            require(
                    within(request.afterPass(), earliest, passes) && within(request.point(), -1, scratch),
                    request + " comes before an earlier one, after the last pass, or has no scratch tensor");
            earliest = request.afterPass();
        }
        for (int slot : stale) {
            require(within(slot, 0, states.size()), "there is no state " + slot + " to be stale");
        }
        for (int pass : uniform) {
            require(within(pass, 0, passes), "there is no pass " + pass + " to be uniform");
            require(
                    reductions.stream().noneMatch(r -> r.pass() == pass),
                    "pass " + pass + " reduces and is not uniform");
        }
    }

    /** Whether tensors of a group that lie one behind the other may be run through the pass as one. */
    public boolean isUniform(int pass) {
        return uniform.contains(pass);
    }

    private static boolean within(int number, int from, int to) {
        return number >= from && number < to;
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }

    /** A kernel of one loop that reads one gradient and keeps the given states: what most hand-written rules need. */
    public static KernelLayout elementwise(StateSlot... states) {
        return new KernelLayout(
                1,
                0,
                0,
                0,
                0,
                List.of(states),
                List.of(),
                List.of(GradientRequest.AT_THETA),
                false,
                false,
                List.of(),
                List.of());
    }

    /** A kernel of one loop that reads one gradient and keeps the states that the description names. */
    public static KernelLayout elementwise(RuleInfo info) {
        return elementwise(info.variants().get(0).states().toArray(StateSlot[]::new));
    }

    /** A {@link SearchingKernel} that keeps the states that the description names. */
    public static KernelLayout searching(RuleInfo info) {
        return new KernelLayout(
                1,
                0,
                0,
                0,
                0,
                info.variants().get(0).states(),
                List.of(),
                List.of(GradientRequest.AT_THETA),
                false,
                true,
                List.of(),
                List.of());
    }

    /** How block results are put together. */
    public enum Combine {
        SUM,
        MIN,
        MAX
    }

    /**
     * A reduction that a pass makes. The pass leaves one double per block in {@link TensorFrame#partials}; the runtime combines
     * them after the pass, blocks in order, then tensors in the order of their names.
     *
     * @param pass the pass that makes it, from 0
     * @param scope over what: {@code TENSOR}, {@code GROUP} or {@code GLOBAL}; the result goes to that frame's {@code scalars}
     * @param slot the index there
     */
    public record Reduction(int pass, Combine combine, Scope scope, int slot) {}

    /**
     * A gradient that the kernel reads.
     *
     * @param afterPass it is asked for when this pass is done for all tensors; -1 means before all passes
     * @param point the number of the scratch tensor that holds the point; -1 means the parameters
     * @param lastPass the last pass that reads it; -1 if none does. It is copied if the next gradient is asked for before that
     *     pass, since the caller may fill the same memory; too small a number makes passes read what is not there any more
     */
    public record GradientRequest(int afterPass, int point, int lastPass) {
        /** The gradient at the parameters, in hand when the step begins. */
        public static final GradientRequest AT_THETA = new GradientRequest(-1, -1);

        /** A gradient that any pass after {@code afterPass} may read. */
        public GradientRequest(int afterPass, int point) {
            this(afterPass, point, Integer.MAX_VALUE);
        }

        /** Whether a pass may read it. */
        boolean isReadIn(int pass) {
            return afterPass < pass && pass <= lastPass;
        }
    }
}
