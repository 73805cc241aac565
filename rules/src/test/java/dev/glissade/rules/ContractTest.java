package dev.glissade.rules;

import dev.glissade.spi.RuleInfo;
import dev.glissade.spi.UnitKind;
import dev.glissade.spi.UpdateRule;
import dev.glissade.testkit.UpdateRuleContract;
import java.util.List;
import java.util.stream.Stream;

/** What every rule promises, of every optimizer of the library, and of every transform and wrapper in chains. */
final class ContractTest extends UpdateRuleContract {
    private static final List<String> LONG_CHAINS = List.of(
            "clip_by_global_norm >> decoupled_decay >> adam",
            "lookahead >> clip_by_norm >> momentum",
            "polyak >> add_decayed_weights >> rmsprop",
            "ema >> gradient_noise >> clip_by_value >> lion",
            "sam >> clip_by_norm >> lamb",
            "clip_by_global_norm >> nesterov");

    @Override
    protected Stream<UpdateRule> rules() {
        Stream<String> optimizers = named(UnitKind.OPTIMIZER);
        Stream<String> chains = Stream.concat(named(UnitKind.TRANSFORM), named(UnitKind.WRAPPER))
                .flatMap(unit -> Stream.of(unit + " >> sgd", unit + " >> adam"));
        return Stream.of(optimizers, chains, LONG_CHAINS.stream())
                .flatMap(names -> names)
                .map(Library::rule);
    }

    private static Stream<String> named(UnitKind kind) {
        return Library.infos().stream().filter(rule -> rule.kind() == kind).map(RuleInfo::name);
    }
}
