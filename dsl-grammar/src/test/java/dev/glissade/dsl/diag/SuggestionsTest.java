package dev.glissade.dsl.diag;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SuggestionsTest {

    @ParameterizedTest(name = "{0} -> {1}: {2}")
    @CsvSource({
        "grad, grad, 0",
        "grda, grad, 1",
        "gra, grad, 1",
        "grads, grad, 1",
        "gred, grad, 1",
        "theta, beta, 2",
        "'', abc, 3",
        "kitten, sitting, 3"
    })
    void countsEdits(String a, String b, int expected) {
        assertThat(Suggestions.distance(a, b)).isEqualTo(expected);
        assertThat(Suggestions.distance(b, a)).isEqualTo(expected);
    }

    @Test
    void proposesTheNearestName() {
        assertThat(Suggestions.nearest("grda", List.of("theta", "grad", "great")))
                .contains("grad");
    }

    @Test
    void proposesNothingThatIsFarAway() {
        assertThat(Suggestions.nearest("warmup", List.of("theta", "grad"))).isEmpty();
        assertThat(Suggestions.nearest("g", List.of("t"))).isEmpty();
    }
}
