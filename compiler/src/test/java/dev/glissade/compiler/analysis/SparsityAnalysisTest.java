package dev.glissade.compiler.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glissade.compiler.TestRules;
import dev.glissade.compiler.ir.LoweredRule;
import dev.glissade.compiler.ir.Sparsity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whether a gradient of 0 changes anything, rule by rule: each answer follows from IEEE 754. */
final class SparsityAnalysisTest {

    private static Sparsity of(String text) {
        LoweredRule rule = TestRules.lower(text);
        return SparsityAnalysis.of(rule.variants().get(0), rule.hypers());
    }

    private static Sparsity body(String statements) {
        return of("""
                optimizer r {
                  hyper lr = 0.1 in [0, inf)
                  hyper eps = 1e-8 in (0, inf)
                  hyper c = 0.5
                  state n = 0
                  %s
                }
                """.formatted(statements));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "theta -= lr*grad; n = n",
                "theta -= lr*grad^2; n = n + abs(grad)",
                "n += grad^2; theta -= lr*grad/sqrt(n + eps)",
                "n += abs(grad); theta -= lr*grad/(n + eps)",
                "n = max(n, abs(grad)); theta -= grad*lr",
                "n = max(n, 0); theta -= clip(grad, -eps, eps)",
                "theta -= lr*tanh(grad); n = 1*n/1",
                "theta = where(grad == 0, theta, theta - sign(grad)); n = abs(n + grad^2)",
                "theta -= lr*grad*min(1, eps/norm(grad)); n = n",
                "let s = max(grad); theta -= where(grad > 0, s*grad, 0); n = n"
            })
    void leavesAlone(String statements) {
        Sparsity sparsity = body(statements);

        assertThat(sparsity.reason()).isEmpty();
        assertThat(sparsity.kind()).isEqualTo(Sparsity.Kind.EXACT);
        assertThat(sparsity.firstDense()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "theta += lr*grad; n = n", // -0 + 0 is 0
                "theta -= -lr*grad; n = n", // -0 - -0 is 0
                "theta -= c*grad; n = n", // so it is if c is negative
                "theta -= lr*(grad + 0*theta); n = n", // 0 times infinity is NaN
                "theta -= lr*grad/n; n += grad^2", // 0/0 is NaN
                "theta -= lr*exp(grad); n = n",
                "theta = theta*0.5 + grad; n = n"
            })
    void changesTheta(String statements) {
        Sparsity sparsity = body(statements);

        assertThat(sparsity.kind()).isEqualTo(Sparsity.Kind.LAZY);
        assertThat(sparsity.reason())
                .startsWith("changes theta (rule.opt, line ")
                .endsWith(") where the gradient is 0");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "n = 0.9*n + grad; theta -= lr*grad",
                "n = grad; theta -= lr*grad",
                "n += c*grad - eps; theta -= lr*grad",
                "n = max(n, 1); theta -= lr*grad",
                "n = theta; theta -= lr*grad"
            })
    void changesAState(String statements) {
        Sparsity sparsity = body(statements);

        assertThat(sparsity.kind()).isEqualTo(Sparsity.Kind.LAZY);
        assertThat(sparsity.reason())
                .startsWith("changes state 'n' (rule.opt, line ")
                .endsWith(") where the gradient is 0");
    }

    @Test
    void namesTheLineThatChangesSomething() {
        assertThat(body("theta -= lr*grad\n\n  n = 0.5*n + grad").reason())
                .isEqualTo("changes state 'n' (rule.opt, line 8) where the gradient is 0");
    }

    @Test
    void aHyperparameterMayTurnTheChangeOff() {
        Sparsity sparsity = of("""
                optimizer r {
                  hyper lr = 0.1 in [0, inf)
                  hyper noise = 0.1 in [0, 1)
                  hyper more = 0.1 in (0, 1)
                  theta -= lr*(grad + noise*normal()*more)
                }
                """);

        // lr = 0 makes -0 to 0 where the noise is negative, and 'more' is never 0
        assertThat(sparsity.kind()).isEqualTo(Sparsity.Kind.LAZY);
        assertThat(sparsity.zeros()).containsExactly("noise");
    }

    @Test
    void aDecayOfNothingStillMakesAnInfiniteParameterNaN() {
        Sparsity sparsity = of("""
                optimizer r {
                  hyper lr = 0.1 in [0, inf)
                  hyper weight_decay = 0 in [0, inf)
                  theta -= lr*(grad + weight_decay*theta)
                }
                """);

        assertThat(sparsity.zeros()).isEmpty();
    }

    @Test
    void aRateOfNothingDoesNotStopAVelocityThatEarlierRatesHaveMade() {
        Sparsity sparsity = of("""
                optimizer r {
                  hyper g = 0.9 in [0, 1)
                  hyper lr = 0.1 in [0, inf)
                  state v = 0
                  v = g*v + lr*grad
                  theta -= v
                }
                """);

        assertThat(sparsity.kind()).isEqualTo(Sparsity.Kind.LAZY);
        assertThat(sparsity.zeros()).isEmpty();
    }

    @Test
    void reductionsOfOtherThingsThanGradientsNeedAllElements() {
        Sparsity sparsity = body("n = n; theta -= lr*grad*norm(theta)");

        assertThat(sparsity.kind()).isEqualTo(Sparsity.Kind.NEVER);
        assertThat(sparsity.reason()).isEqualTo("reduces (rule.opt, line 6) what is not 0 where the gradient is 0");
    }

    @Test
    void theLeastGradientIsThatOfAllElements() {
        // 0 takes part in a minimum as any other number does, which the reduction of a list then adds
        assertThat(body("n = n; theta -= lr*grad*min(1, abs(min(grad)))").kind())
                .isEqualTo(Sparsity.Kind.EXACT);
        assertThat(body("n = n; theta -= lr*grad*min(1, min(abs(grad) + eps))").kind())
                .isEqualTo(Sparsity.Kind.NEVER);
    }

    @Test
    void gradientsAtPointsOfTheirOwnAndNoneNeedAllElements() {
        assertThat(body("n = 0.9*n + lr*grad(theta - n); theta -= n").reason())
                .isEqualTo("asks for gradients at points of its own");
        assertThat(body("n = 0.9*n; theta -= n").reason()).isEqualTo("reads no gradient");
    }

    @Test
    void theFirstStepOfATensorGoesOverAllIfItIsDifferent() {
        Sparsity sparsity = body("n = n; first { theta -= 2*lr } else { theta -= lr*grad }");

        assertThat(sparsity.kind()).isEqualTo(Sparsity.Kind.EXACT);
        assertThat(sparsity.firstDense()).isTrue();
    }
}
