package dev.glissade.compiler.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glissade.dsl.diag.Diagnostic;
import dev.glissade.dsl.diag.Diagnostics;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What messages say, and that they say it at the place, once. */
class MessagesTest {

    private static final String HEAD =
            "hyper lr = 0.1; hyper beta: list = [0, 0.9]; state m = 0; state s: scalar = 0; state c: global scalar = 0\n";

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiterString = "=>", quoteCharacter = '"', textBlock = """
            theta -= lr*mm          => 2:13 => unknown name 'mm'                             => did you mean 'm'?
            d = grad                => 2:1  => unknown name 'd'                              => a local begins with 'let d = ...', a state is declared
            theta -= lr (1 - m)     => 2:10 => 'lr' is a value, and a name before '(' is a function => for a product write 'lr*(...)'
            theta -= sqr(m)         => 2:10 => unknown function 'sqr'                        => did you mean 'sqrt'?
            theta -= clip(m)        => 2:10 => 'clip' takes 3 arguments, not 1               => ""
            s = 2*grad              => 2:5  => 's' is a scalar state, and this is a tensor   => reduce it, for example with 'norm(...)' or 'mean(...)'
            c = norm(grad)          => 2:5  => 'c' is one value for the whole optimizer, and this is one for a tensor => reduce over more with 'global ', or declare a narrower state
            if grad > 0 { m = 1 }   => 2:4  => the condition of 'if' is a tensor, one truth value for each element => choose for each element with 'where(condition, a, b)'
            theta -= m % 2          => 2:10 => '%' takes scalars only, and this is a tensor  => reduce the tensor first, for example with 'mean'
            theta -= prev(grad)     => 2:10 => 'prev' takes a state or 'theta'               => keep the value in a state of its own, and read it before you assign it
            lr = 2                  => 2:1  => 'lr' is a hyperparameter, which a step does not change => assign a local instead
            theta -= beta           => 2:10 => 'beta' is a list, and a value is one of its elements => write 'beta[i]' in a 'for', or 'beta[0]'
            theta -= beta[2]        => 2:15 => the index of 'beta' goes up to 2, and it has 2 elements => indices count from 0
            theta -= m + (m > 0)    => 2:15 => '+' needs a number, and this is a truth value => choose numbers with 'where(condition, 1, 0)'
            """)
    void sayWhatAndWhere(String statement, String place, String message, String hint) {
        Checked checked = Checked.text(HEAD + statement + "\ntheta -= lr*m*s*c*beta[0]*grad");

        assertThat(checked.messages()).hasSize(1);
        assertThat(checked.codes().get(0)).endsWith(" " + place);
        assertThat(checked.messages().get(0).message()).isEqualTo(message);
        assertThat(checked.messages().get(0).hint().orElse("")).isEqualTo(hint);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiterString = "=>", textBlock = """
            let d = nothing + grad; let e = sqrt(d); if e { m = e }; s = e      => UnknownName 1
            let d = sgn(grad); s = d + 1; theta -= d and true                   => UnknownFunction 1
            let d = grad + (grad > 0); s = d; c = d                             => WrongKind 1
            for i in nothing { m = v[i] }                                       => UnknownName 2
            theta -= where(grad, 1, true) % 2                                   => WrongKind 1
            """)
    void whatFollowsFromAnErrorIsNotReported(String statements, String expected) {
        Checked checked = Checked.text(HEAD + statements + "\ntheta -= lr*m*s*c*beta[0]*grad");

        String code = expected.substring(0, expected.indexOf(' '));
        int count = Integer.parseInt(expected.substring(expected.indexOf(' ') + 1));
        assertThat(checked.codes()).hasSize(count).allMatch(c -> c.startsWith(code));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiterString = "=>", quoteCharacter = '"', textBlock = """
            theta -= m/(1 - lr^t)         => 2:10 => '1 - lr^t'; 'rule' has one division per parameter and could have none     => let c1 = 1/(1 - lr^t); theta -= m*c1
            theta -= lr*m/s/sqrt(m)       => 2:10 => 's'; 'rule' has 2 divisions per parameter and could have 1                => let c1 = 1/s; theta -= lr*m*c1/sqrt(m)
            theta = m/lr/(m/lr + s)       => 2:9  => 'lr'; 'rule' has 3 divisions per parameter and could have 1               => let c1 = 1/lr; theta = m*c1/(m*c1 + s)
            theta -= m/norm(grad/s)       => 2:10 => 's' and 'norm(grad/s)'; 'rule' has 2 divisions per parameter and could have none => let c1 = 1/s; let c2 = 1/norm(grad*c1); theta -= m*c2
            theta /= 1 + lr*s             => 2:1  => '1 + lr*s'; 'rule' has one division per parameter and could have none     => let c1 = 1/(1 + lr*s); theta *= c1
            if t > 1 { theta -= m/3 }     => 2:21 => '3'; 'rule' has one division per parameter and could have none            => let c1 = 1/3; theta -= m*c1
            """)
    void divisionsThatCouldBeProductsAreNoted(String statement, String place, String message, String faster) {
        Checked checked = Checked.text(HEAD + statement + "\ntheta -= lr*m*s*c*beta[0]*grad");

        assertThat(checked.messages()).isEmpty();
        assertThat(checked.notes()).hasSize(1);
        Diagnostic note = checked.notes().get(0);
        assertThat(note.source().line(note.span().start()) + ":"
                        + note.source().column(note.span().start()))
                .isEqualTo(place);
        assertThat(note.message())
                .startsWith("each element is divided by the scalar")
                .endsWith(message);
        assertThat(note.hint().orElse(""))
                .isEqualTo("faster, and rounded differently in the last bit: '" + faster + "'");
    }

    @Test
    void allIndependentErrorsOfAFileAreReportedInTheirOrder() {
        Checked checked = Checked.text("""
                optimizer one { hyper lr = 0.1 in (1, 0); theta -= lr*sgn(grad) }
                optimizer two { theta -= rowmean(grad) }
                optimizer three = four >> two
                """);

        assertThat(checked.codes())
                .containsExactly("WrongRange 1:35", "UnknownFunction 1:55", "NotYet 2:26", "UnknownUnit 3:19");
    }

    @Test
    void stopsAfterTwentyErrors() {
        Checked checked = Checked.text(units(30));

        assertThat(checked.messages()).hasSize(Diagnostics.MAX_ERRORS);
    }

    private static String units(int count) {
        StringBuilder units = new StringBuilder();
        for (int i = 0; i < count; i++) {
            units.append("optimizer u").append(i).append(" { theta -= sgn(grad) }\n");
        }
        return units.toString();
    }
}
