package dev.glissade.spi;

import java.util.List;

/**
 * What a rule says of itself without loading its kernels. Immutable, thread-safe.
 *
 * @param name the registry name
 * @param description the doc comment of the rule; may be empty
 * @param hyperparameters in order of declaration, flags among them
 * @param variants what depends on the flags: bit {@code i} of the index is the {@code i}-th flag; one entry if there are no
 *     flags; empty unless the kind is {@code OPTIMIZER}
 * @param source where it comes from: the text of the rule, or of a hand-written class its name
 * @param relaxed whether it was compiled with arithmetic that may round otherwise than its text says, by no more than
 *     {@code docs/numerics.md} states for each operation
 */
public record RuleInfo(
        String name,
        UnitKind kind,
        String description,
        List<Hyperparameter> hyperparameters,
        List<Variant> variants,
        RuleSource source,
        boolean relaxed) {

    public RuleInfo {
        hyperparameters = List.copyOf(hyperparameters);
        variants = List.copyOf(variants);
    }

    /** Of a rule that computes what it says to the last bit. */
    public RuleInfo(
            String name,
            UnitKind kind,
            String description,
            List<Hyperparameter> hyperparameters,
            List<Variant> variants,
            RuleSource source) {
        this(name, kind, description, hyperparameters, variants, source, false);
    }

    /**
     * Starts the description of an optimizer that is written by hand:
     *
     * <pre>{@code
     * RuleInfo.optimizer("signum").hyper("lr", 1e-3, Range.of("[0, inf)")).state("m").build()
     * }</pre>
     */
    public static RuleInfoBuilder optimizer(String name) {
        return new RuleInfoBuilder(name);
    }

    /** The flags among the hyperparameters, in the order of their bits. */
    public List<Hyperparameter> flags() {
        return hyperparameters.stream()
                .filter(h -> h.type() == Hyperparameter.Type.FLAG)
                .toList();
    }

    /** The number of hyperparameter slots. */
    public int slots() {
        return hyperparameters.stream()
                .filter(h -> h.slot() >= 0)
                .mapToInt(h -> h.slot() + h.length())
                .max()
                .orElse(0);
    }

    /**
     * A rule under one choice of flags.
     *
     * @param states what it keeps between steps, in slot order
     * @param gradients how many gradients it asks for in a step; at least, if its kernel searches
     * @param gradientAtTheta whether one of them is at the parameters themselves, the first
     * @param readsLoss whether the caller must supply the loss
     * @param evaluates whether the model is to be evaluated at another point than the parameters
     * @param sparsity what a step may do with elements that a sparse gradient does not name
     */
    public record Variant(
            List<StateSlot> states,
            int gradients,
            boolean gradientAtTheta,
            boolean readsLoss,
            boolean evaluates,
            Sparsity sparsity) {
        public Variant {
            states = List.copyOf(states);
        }

        /** Of a rule that takes dense gradients only. */
        public Variant(
                List<StateSlot> states, int gradients, boolean gradientAtTheta, boolean readsLoss, boolean evaluates) {
            this(states, gradients, gradientAtTheta, readsLoss, evaluates, Sparsity.UNKNOWN);
        }

        /** The bytes of tensor state per parameter. */
        public int stateBytes(Precision precision) {
            return states.stream()
                    .filter(s -> s.scope() == Scope.ELEMENT)
                    .mapToInt(s -> s.storage().bytes(precision))
                    .sum();
        }
    }

    /**
     * Where a rule comes from.
     *
     * @param place file name, or class name
     * @param text the whole rule text; empty for a hand-written class
     * @param sha256 of the text in UTF-8, in hexadecimal; empty for a hand-written class
     */
    public record RuleSource(String place, String text, String sha256) {}
}
