package dev.glissade.compiler.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glissade.dsl.ast.Declaration;
import dev.glissade.dsl.ast.Expr;
import dev.glissade.dsl.ast.Unit;
import dev.glissade.dsl.ast.Value;
import dev.glissade.dsl.diag.Diagnostics;
import dev.glissade.dsl.parse.RuleParser;
import dev.glissade.dsl.text.SourceText;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FormulaTest {

    private static final Formula FORMULA = new Formula(Map.of("two", List.of(2.0), "beta", List.of(0.5, 0.25)));

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource(delimiterString = "=>", textBlock = """
            -two + 3*4 - 10/4        => 7.5
            7 % 4                    => 3
            2^3^2                    => 512
            sqrt(16)                 => 4
            rsqrt(16)                => 0.25
            square(-3)               => 9
            abs(-3)                  => 3
            sign(-3)                 => -1
            exp(0)                   => 1
            log(1)                   => 0
            pow(2, 10)               => 1024
            tanh(0)                  => 0
            sigmoid(0)               => 0.5
            floor(-1.5)              => -2
            sin(0)                   => 0
            cos(0)                   => 1
            clip(5, 0, two)          => 2
            clip(-5, 0, two)         => 0
            min(3, 1, two)           => 1
            max(3, 1, two)           => 3
            where(two > 1, 10, 20)   => 10
            where(two < 1, 10, 20)   => 20
            where(two >= 2 and not (two != 2), 1, 0)  => 1
            where(two <= 1 or two == 3, 1, 0)         => 0
            where(true, 1, 0)        => 1
            len(beta)                => 2
            beta[1]                  => 0.25
            1/inf                    => 0
            """)
    void isWorkedOut(String text, double expected) {
        assertThat(FORMULA.value(expression(text))).contains(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "three",
                "three + 1",
                "beta",
                "beta[2]",
                "t",
                "sum(two)",
                "max(two)",
                "warm()",
                "normal()",
                "grad(two)",
                "prev(two)",
                "stale(two)",
                "len(three)",
                "1 @ 2",
                "min(three, 1)",
                "clip(1, 0, three)",
                "sqrt(1, 2)"
            })
    void isEmptyWhereItIsNotKnown(String text) {
        assertThat(FORMULA.value(expression(text))).isEmpty();
    }

    private static Expr expression(String text) {
        var diagnostics = new Diagnostics();
        Unit unit = new RuleParser()
                .parse(new SourceText("rule.opt", "hyper x = " + text), "rule", diagnostics)
                .orElseThrow()
                .units()
                .get(0);
        var hyper = (Declaration.Hyper) ((Unit.Block) unit).declarations().get(0);
        return ((Value.Single) hyper.defaultValue().orElseThrow()).expr();
    }
}
