package dev.glissade.compiler.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glissade.compiler.type.Scope;
import dev.glissade.compiler.type.Storage;
import dev.glissade.compiler.type.ValueType;
import dev.glissade.dsl.ast.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TypesTest {

    /** The expression is that of a local {@code x}; the other names are declared around it. */
    @ParameterizedTest(name = "{0} is {1} {2}")
    @CsvSource(delimiterString = "=>", textBlock = """
            1                                  => NUMBER => GLOBAL
            t*pi                               => NUMBER => GLOBAL
            loss                               => NUMBER => GLOBAL
            len(beta)                          => NUMBER => GLOBAL
            flag                               => TRUTH  => GLOBAL
            not flag and t > 1                 => TRUTH  => GLOBAL
            c                                  => NUMBER => GLOBAL
            global norm(grad)                  => NUMBER => GLOBAL
            lr                                 => NUMBER => GROUP
            beta[1]                            => NUMBER => GROUP
            b + t                              => NUMBER => GROUP
            group dot(grad, theta)             => NUMBER => GROUP
            a*lr                               => NUMBER => TENSOR
            norm(grad)                         => NUMBER => TENSOR
            max(grad)                          => NUMBER => TENSOR
            count(grad)                        => NUMBER => TENSOR
            norm(grad) > 1                     => TRUTH  => TENSOR
            where(norm(grad) > 1, 1, 2)        => NUMBER => TENSOR
            where(flag, lr, c)                 => NUMBER => GROUP
            theta                              => NUMBER => ELEMENT
            m + 1                              => NUMBER => ELEMENT
            v[0]                               => NUMBER => ELEMENT
            prev(m)                            => NUMBER => ELEMENT
            stale(a)                           => NUMBER => TENSOR
            prev(c)                            => NUMBER => GLOBAL
            normal()                           => NUMBER => ELEMENT
            grad(2*theta)                      => NUMBER => ELEMENT
            max(1, lr, m)                      => NUMBER => ELEMENT
            clip(lr, 0, 1)                     => NUMBER => GROUP
            where(m > 0, 1, 2)                 => NUMBER => ELEMENT
            where(flag, m > 0, true)           => TRUTH  => ELEMENT
            -m                                 => NUMBER => ELEMENT
            global max(abs(m*norm(grad)))      => NUMBER => GLOBAL
            """)
    void followFromTheOperands(String expression, String kind, String scope) {
        CheckedUnit unit = unit("let x = " + expression);

        ValueType type = localTypes(unit).get(0);
        assertThat(type.kind()).hasToString(kind);
        assertThat(type.scope()).hasToString(scope);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiterString = "=>", textBlock = """
            let x = 1; x = grad                            => ELEMENT
            let x = 1; if t > 9 { x = lr }                 => GROUP
            let x = 1; if norm(grad) > 9 { x = 2 }         => TENSOR
            let x = 1; first { x = 2 }                     => TENSOR
            let x = 1; let y = 1; y = x; x = grad          => ELEMENT,ELEMENT
            if norm(grad) > 9 { let x = 2; theta -= x }    => GLOBAL
            let x = 1; for i in beta { x += beta[i] }      => GROUP
            let x = 1; x *= a                              => TENSOR
            """)
    void ofLocalsAreTheNarrowestOfAllThatIsAssigned(String statements, String scopes) {
        assertThat(String.join(
                        ",",
                        localTypes(unit(statements)).stream()
                                .map(type -> type.scope().name())
                                .toList()))
                .isEqualTo(scopes);
    }

    @Test
    void statesHaveTheScopeAndStorageThatTheyDeclare() {
        CheckedUnit unit = Checked.text("""
                        state m = 0 as bf16
                        state a: scalar; state b: group scalar; state c: global scalar
                        m += grad; a += norm(m); b += group norm(m); c += global norm(m)
                        theta -= m*a*b*c
                        """).cleanUnit();

        assertThat(unit.states())
                .extracting(StateSymbol::scope)
                .containsExactly(Scope.ELEMENT, Scope.TENSOR, Scope.GROUP, Scope.GLOBAL);
        assertThat(unit.states())
                .extracting(StateSymbol::storage)
                .containsExactly(Storage.BF16, Storage.PARAM, Storage.PARAM, Storage.PARAM);
    }

    private static CheckedUnit unit(String statements) {
        Checked checked = Checked.text("""
                hyper lr = 1; hyper beta: list = [1, 2]; hyper flag: bool = true
                state m = 0; state v[beta] = 0
                state a: scalar = 0; state b: group scalar = 0; state c: global scalar = 0
                m += grad; v[0] += grad; a += 1; b += 1; c += 1
                """ + statements + "\ntheta -= m*a*b*c*v[0]*lr*beta[0]\nif flag { theta -= 1 }");
        assertThat(checked.codes()).allMatch(code -> code.startsWith("UnusedValue"));
        return checked.rules().get(0).parts().get(0).unit();
    }

    private static List<ValueType> localTypes(CheckedUnit unit) {
        List<ValueType> types = new ArrayList<>();
        Tree.eachStatement(unit.tree().statements(), s -> {
            if (s instanceof Statement.Let let) {
                types.add(unit.localType(let.name()));
            }
        });
        return types;
    }
}
