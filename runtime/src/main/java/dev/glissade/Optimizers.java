package dev.glissade;

import dev.glissade.registry.RuleRegistry;
import dev.glissade.spi.UpdateRule;

/**
 * Where optimizers come from.
 *
 * <pre>{@code
 * Optimizer optimizer = Optimizers.named("momentum").set("g", 0.9).set("lr", 0.01).over(parameters);
 * optimizer.step(gradients);
 * }</pre>
 *
 * <p>Thread-safe: without state.
 */
public final class Optimizers {
    private Optimizers() {}

    /**
     * A rule by name, among those that the thread's context class loader sees. Case does not matter, {@code -} and {@code _} are
     * alike.
     *
     * @throws dev.glissade.registry.UnknownRuleException if there is none, or it cannot be used; the message says what there is
     */
    public static OptimizerBuilder named(String name) {
        return named(name, RuleRegistry.discover());
    }

    /** A rule by name, among those that a class loader sees; errors as {@link #named(String)}. */
    public static OptimizerBuilder named(String name, ClassLoader loader) {
        return named(name, RuleRegistry.discover(loader));
    }

    /** A rule by name, among those of a registry; errors as {@link #named(String)}. */
    public static OptimizerBuilder named(String name, RuleRegistry registry) {
        return of(registry.optimizer(name));
    }

    /** A rule in hand. */
    public static OptimizerBuilder of(UpdateRule rule) {
        return new OptimizerBuilder(rule);
    }
}
