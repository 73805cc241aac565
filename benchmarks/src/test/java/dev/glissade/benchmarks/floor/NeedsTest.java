package dev.glissade.benchmarks.floor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.glissade.registry.RuleRegistry;
import dev.glissade.spi.Precision;
import dev.glissade.spi.UnitKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The table of what formulas need is complete, and says what was counted. */
final class NeedsTest {
    private static final RuleRegistry REGISTRY = RuleRegistry.discover();

    /** Of the library's rules and those made to be measured; MNIST comes with the rules of a reproduction. */
    private static final Set<String> HOMES = Set.of("dev.glissade.rules", "dev.glissade.benchmarks.rules");

    private static String packageOf(String rule) {
        return REGISTRY.optimizer(rule).getClass().getPackageName();
    }

    @Test
    void everyUnitOfTheLibraryIsMeasured() {
        Set<String> measured = Needs.all().stream().map(Need::rule).collect(Collectors.toSet());
        Set<String> inChains =
                Needs.all().stream().flatMap(n -> n.of().stream()).collect(Collectors.toSet());
        assertThat(measured)
                .containsAll(REGISTRY.names(UnitKind.OPTIMIZER).stream()
                        .filter(rule -> HOMES.contains(packageOf(rule)))
                        .toList());
        List<String> around = new ArrayList<>(REGISTRY.names(UnitKind.TRANSFORM));
        around.addAll(REGISTRY.names(UnitKind.WRAPPER));
        assertThat(inChains).containsExactlyInAnyOrderElementsOf(around);
    }

    @Test
    void everyLineIsARuleOnce() {
        assertThat(Needs.all().stream().map(Need::rule)).doesNotHaveDuplicates();
        assertThat(REGISTRY.names(UnitKind.OPTIMIZER))
                .containsAll(Needs.all().stream().map(Need::rule).toList());
    }

    @Test
    void tenRulesAreNotOfTheLibrary() {
        Set<String> chains = Needs.all().stream()
                .filter(n -> n.of().isPresent())
                .map(Need::rule)
                .collect(Collectors.toSet());
        List<String> lacking = Needs.all().stream()
                .map(Need::rule)
                .filter(rule -> !chains.contains(rule))
                .filter(rule -> packageOf(rule).equals("dev.glissade.benchmarks.rules"))
                .toList();
        assertThat(lacking).hasSize(10);
    }

    @Test
    void adamMovesFourStreamsThereAndThreeBack() {
        Need adam = Needs.all().stream()
                .filter(n -> n.rule().equals("adam"))
                .findFirst()
                .orElseThrow();
        assertThat(adam.traffic().bytes(Precision.FLOAT)).isEqualTo(28);
        assertThat(adam.traffic().bytes(Precision.DOUBLE)).isEqualTo(56);
        assertThat(adam.divisions()).isEqualTo(1);
        assertThat(adam.roots()).isEqualTo(1);
    }

    @Test
    void stepsThatDifferInTurnAreAveraged() {
        // a pass of two streams read, one updated: four numbers; then of one updated: two; on average three
        Need need = Needs.parse("rule,of,passes,divisions,roots,twin\nx,,1/2/0;1/0/0,0,0,")
                .get(0);
        assertThat(need.traffic().bytes(Precision.FLOAT)).isEqualTo(12);
    }

    @Test
    void aBrokenLineIsRefused() {
        assertThatThrownBy(() -> Needs.parse("rule,of,passes,divisions,roots,twin\nx,,1/1/0,0"))
                .hasMessageContaining("x,,1/1/0,0");
        assertThatThrownBy(() -> Needs.parse("rule\nx")).hasMessageContaining("begins with");
    }
}
