package dev.glissade.compiler.pass;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glissade.compiler.Appendix;
import dev.glissade.compiler.TestRules;
import dev.glissade.compiler.check.CheckedRule;
import dev.glissade.compiler.ir.LoweredRule;
import dev.glissade.compiler.lower.Lowering;
import dev.glissade.compiler.random.RandomTraining;
import dev.glissade.dsl.ast.UnitKind;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The rules of the language page's appendix compute the same before and after the exact passes. */
final class AppendixKeepsEveryBitTest {

    static Stream<Named<CheckedRule>> rules() {
        return TestRules.checkAll(Appendix.text()).stream()
                .filter(rule -> rule.kind() == UnitKind.OPTIMIZER)
                .map(rule -> Named.of(rule.name(), rule));
    }

    @ParameterizedTest
    @MethodSource("rules")
    void beforeEqualsAfter(CheckedRule rule) {
        LoweredRule lowered = Lowering.lower(rule);
        for (long seed = 0; seed < 3; seed++) {
            assertThat(BitComparison.difference(lowered, new RandomTraining(seed)))
                    .isEmpty();
        }
    }
}
