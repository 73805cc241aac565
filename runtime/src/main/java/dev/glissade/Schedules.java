package dev.glissade;

import dev.glissade.registry.RuleRegistry;
import dev.glissade.spi.ScheduleRule;

/**
 * Where schedules come from.
 *
 * <pre>{@code
 * .schedule("lr", Schedules.named("inverse_sqrt").set("warmup", 500).build().times(0.01))
 * }</pre>
 *
 * <p>Thread-safe: without state.
 */
public final class Schedules {
    private Schedules() {}

    /**
     * A schedule by name, among those that the thread's context class loader sees; names as in {@link Optimizers#named(String)}.
     *
     * @throws dev.glissade.registry.UnknownRuleException if there is none, or it cannot be used; the message says what there is
     */
    public static ScheduleBuilder named(String name) {
        return named(name, RuleRegistry.discover());
    }

    /** A schedule by name, among those that a class loader sees; errors as {@link #named(String)}. */
    public static ScheduleBuilder named(String name, ClassLoader loader) {
        return named(name, RuleRegistry.discover(loader));
    }

    /** A schedule by name, among those of a registry; errors as {@link #named(String)}. */
    public static ScheduleBuilder named(String name, RuleRegistry registry) {
        return of(registry.schedule(name));
    }

    /** A schedule in hand. */
    public static ScheduleBuilder of(ScheduleRule rule) {
        return new ScheduleBuilder(rule);
    }
}
