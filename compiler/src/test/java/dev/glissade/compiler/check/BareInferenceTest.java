package dev.glissade.compiler.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glissade.compiler.type.HyperType;
import dev.glissade.compiler.type.Scope;
import dev.glissade.compiler.type.ValueType;
import dev.glissade.dsl.ast.Identifier;
import dev.glissade.dsl.text.Span;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BareInferenceTest {

    @Test
    void momentumHasOneStateAndTwoHyperparameters() {
        CheckedUnit momentum = Checked.text("v = g*v + lr*grad; theta -= v").cleanUnit();

        assertThat(momentum.states()).extracting(StateSymbol::name).containsExactly("v");
        assertThat(momentum.states()).extracting(StateSymbol::scope).containsExactly(Scope.ELEMENT);
        assertThat(momentum.hypers()).extracting(HyperSymbol::name).containsExactly("g", "lr");
        assertThat(momentum.hypers()).extracting(HyperSymbol::type).containsOnly(HyperType.REAL);
        assertThat(momentum.hypers()).allMatch(h -> h.defaultValue().isEmpty());
    }

    @Test
    void localIsKnownByItsFirstAssignment() {
        CheckedUnit unit =
                Checked.text("d = 2; if t > 1 { d = d*grad }; theta -= d").cleanUnit();

        assertThat(unit.states()).isEmpty();
        assertThat(unit.localType(new Identifier("d", new Span(0, 1)))).isEqualTo(ValueType.tensor());
    }

    @ParameterizedTest(name = "{0}: states [{1}], hyperparameters [{2}]")
    @CsvSource(delimiterString = "=>", textBlock = """
            x = grad; theta -= x                                        => ''  => ''
            theta -= x; x = grad                                        => x   => ''
            x += grad; theta -= x                                       => x   => ''
            x = grad + prev(x); theta -= x                              => x   => ''
            if t > 1 { x = grad }; theta -= x                           => x   => ''
            if t > 1 { x = grad } else { x = 2*grad }; theta -= x       => ''  => ''
            first { x = grad } else { x = b*x + grad }; theta -= x      => x   => b
            first { x = grad }; theta -= x                              => x   => ''
            theta -= lr*grad; avg = 0.9*avg + 0.1*theta; eval = avg     => avg => lr
            let x = grad; theta -= lr*x                                 => ''  => lr
            """)
    void tellsStatesFromLocals(String rule, String states, String hypers) {
        CheckedUnit unit = Checked.text(rule).cleanUnit();

        assertThat(String.join(
                        " ", unit.states().stream().map(StateSymbol::name).toList()))
                .isEqualTo(states);
        assertThat(String.join(
                        " ", unit.hypers().stream().map(HyperSymbol::name).toList()))
                .isEqualTo(hypers);
    }

    @ParameterizedTest
    @CsvSource({"grda, 14", "gradd, 14", "gad, 0", "thetb, 14", "eta, 0", "zeta, 0", "los, 0", "lossy, 14"})
    void namesThatLookLikeSlipsAreErrors(String name, int column) {
        Checked checked = Checked.text("v = g*v + lr*" + name + "; theta -= v");

        assertThat(checked.codes().contains("UnknownName 1:" + column)).isEqualTo(column > 0);
    }

    @Test
    void slipsOfAssignedNamesAreErrorsToo() {
        Checked checked = Checked.text("velo = g*velo + grad; theta -= vello");

        assertThat(checked.codes()).containsExactly("UnknownName 1:32");
        assertThat(checked.messages().get(0).message()).isEqualTo("unknown name 'vello'");
        assertThat(checked.messages().get(0).hint()).contains("did you mean 'velo'?");
    }
}
