package dev.glissade.dsl.parse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glissade.dsl.ast.Declaration;
import dev.glissade.dsl.ast.Statement;
import dev.glissade.dsl.ast.Unit;
import org.junit.jupiter.api.Test;

class RuleParserTest {

    @Test
    void aFileWithoutAHeadIsOneOptimizerWithTheGivenName() {
        var file = Parsing.of("v = g*v + lr*grad; theta -= v\n").tree();

        assertThat(file.units()).hasSize(1);
        Unit.Block unit = (Unit.Block) file.units().get(0);
        assertThat(unit.name().text()).isEqualTo("rule");
        assertThat(unit.headless()).isTrue();
        assertThat(unit.declarations()).isEmpty();
        assertThat(unit.statements()).hasSize(2).allMatch(Statement.Assign.class::isInstance);
    }

    @Test
    void aDeclaredUnitKeepsDocDeclarationsAndStatementsApart() {
        var file = Parsing.of("""
                        /**
                         * Adam: adaptive moment estimation.
                         *   Algorithm 1.
                         */
                        optimizer adam {
                          hyper lr    = 1e-3  in [0, inf)
                          hyper beta1 = 0.9   in [0, 1)

                          state m = 0

                          m = beta1*m + (1 - beta1)*grad
                          let mhat = m / (1 - beta1^t)
                          theta -= lr * mhat
                        }
                        """).tree();

        Unit.Block unit = (Unit.Block) file.units().get(0);
        assertThat(unit.doc()).contains("Adam: adaptive moment estimation.\n  Algorithm 1.");
        assertThat(unit.declarations()).hasSize(3);
        assertThat(unit.declarations().get(0))
                .isInstanceOfSatisfying(
                        Declaration.Hyper.class,
                        hyper -> assertThat(hyper.range()).hasValueSatisfying(range -> {
                            assertThat(range.low()).isZero();
                            assertThat(range.lowOpen()).isFalse();
                            assertThat(range.high()).isInfinite();
                            assertThat(range.highOpen()).isTrue();
                        }));
        assertThat(unit.statements()).hasSize(3);
    }
}
