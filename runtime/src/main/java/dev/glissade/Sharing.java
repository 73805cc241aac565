package dev.glissade;

import dev.glissade.spi.KernelLayout;
import dev.glissade.spi.RuleInfo;
import dev.glissade.spi.Scope;

/**
 * Whether several may step the same tensors with a rule at the same time, as far as its layout says.
 *
 * @param pointsElsewhere whether it asks for gradients at points of its own
 * @param plain whether nothing is done to gradients beside the rule
 */
record Sharing(RuleInfo info, KernelLayout layout, boolean pointsElsewhere, boolean plain) {

    /** Refuses what does not go. */
    void require() {
        String rule = "without a lock: rule '" + info.name() + "' ";
        refuse(pointsElsewhere, rule + "asks for gradients at points of its own, which others would move meanwhile");
        refuse(
                layout.states().stream().anyMatch(s -> s.scope() != Scope.ELEMENT),
                rule + "keeps scalars between steps, of which every worker would have its own");
        refuse(!layout.stale().isEmpty(), rule + "compares with stale states");
        refuse(
                info.variants().stream().anyMatch(v -> v.sparsity().firstDense()),
                rule + "makes another step for a tensor's first than for its later ones");
        refuse(
                !plain,
                rule + "is to have gradients scaled, clipped, checked, measured or set to 0, which workers do not do");
    }

    private static void refuse(boolean bad, String why) {
        if (bad) {
            throw new IllegalArgumentException(why);
        }
    }
}
