package dev.glissade;

import dev.glissade.spi.UpdateRule;

/** The settings of an optimizer of any rule, by name; see {@link RuleBuilder}. Not thread-safe. */
public final class OptimizerBuilder extends RuleBuilder<OptimizerBuilder> {
    OptimizerBuilder(UpdateRule rule) {
        super(rule);
    }

    @Override
    protected OptimizerBuilder self() {
        return this;
    }
}
