package dev.glissade.rules;

import dev.glissade.registry.RuleRegistry;
import dev.glissade.spi.UnitKind;
import dev.glissade.spi.UpdateRule;
import dev.glissade.testkit.UpdateRuleContract;
import java.util.stream.Stream;

/** Every optimizer of the library passes the contract that users' rules pass. */
final class ContractTest extends UpdateRuleContract {

    @Override
    protected Stream<UpdateRule> rules() {
        RuleRegistry registry = RuleRegistry.discover();
        return registry.names(UnitKind.OPTIMIZER).stream().map(registry::optimizer);
    }
}
