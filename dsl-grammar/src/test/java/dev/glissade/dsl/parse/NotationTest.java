package dev.glissade.dsl.parse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glissade.dsl.TreeText;
import dev.glissade.dsl.format.RuleFormatter;
import java.text.Normalizer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Paper notation is the same language. */
class NotationTest {

    @ParameterizedTest(name = "{0} => {1}")
    @CsvSource(delimiterString = "=>", textBlock = """
            θ ← θ − η·∇                => theta = theta - eta*grad
            θ −= a ⊙ b × c ⋅ d ∗ e     => theta -= a*b*c*d*e
            x = a ÷ b                  => x = a/b
            x ·= 2; y ÷= 2; z ×= 2     => x *= 2; y /= 2; z *= 2
            x = ε + ϵ + µ + μ + φ + ϕ  => x = eps + eps + mu + mu + phi + phi
            x = η + λ + Δ + Ω + ω + ς  => x = eta + lambda + Delta + Omega + omega + sigma
            x = Ε + ο + Ξ              => x = Epsilon + omicron + Xi
            x = a ≤ b; y = a ≥ b       => x = a <= b; y = a >= b
            x = a ≠ b                  => x = a != b
            x = π + ∞                  => x = pi + inf
            x = y²                     => x = y^2
            x = y⁻¹                    => x = y^-1
            x = β₁ᵗ + β1ᵗ + β₁^t       => x = beta1^t + beta1^t + beta1^t
            x = y¹²                    => x = y^12
            x = yᵗ⁺¹ + yᵏ              => x = y^(t + 1) + y^k
            x = √y                     => x = sqrt(y)
            x = √y²                    => x = sqrt(y^2)
            x = √y·z                   => x = sqrt(y)*z
            x = -√y + √√z + √(y + z)   => x = -sqrt(y) + sqrt(sqrt(z)) + sqrt(y + z)
            x = y^√z                   => x = y^sqrt(z)
            m̂ = ḡ + x̃ + v̄₁             => mhat = gbar + xtilde + vbar1
            x = θ̂ + β̂₂ + β_max + v_θ  => x = thetahat + betahat2 + beta_max + v_theta
            x = ∇(θ − γ·v)             => x = grad(theta - gamma*v)
            x = 𝛽 + 𝜃 + 𝑚              => x = beta + theta + m
            """)
    void isSpelledInAscii(String written, String ascii) {
        assertSame(written, ascii);
        assertSame(Normalizer.normalize(written, Normalizer.Form.NFC), ascii);
        assertSame(Normalizer.normalize(written, Normalizer.Form.NFD), ascii);
    }

    @Test
    void placesCountUtf16UnitsAlsoBehindLetterOfTwo() {
        var parsing = Parsing.of("x = 𝛽 + )");

        assertThat(parsing.source().slice(parsing.messages().get(0).span())).isEqualTo(")");
    }

    private static void assertSame(String written, String ascii) {
        var file = Parsing.of(written).tree();
        assertThat(RuleFormatter.format(file)).isEqualTo(ascii.replace("; ", "\n") + "\n");
        assertThat(TreeText.of(file)).isEqualTo(TreeText.of(Parsing.of(ascii).tree()));
    }
}
