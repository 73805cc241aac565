package dev.glissade.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SuggestionsTest {

    @ParameterizedTest
    @CsvSource({
        "adam, adam, 0",
        "adma, adam, 1",
        "adm, adam, 1",
        "addam, adam, 1",
        "atam, adam, 1",
        "rmsporp, rmsprop, 1",
        "'', abc, 3",
        "kitten, sitting, 3"
    })
    void countsEdits(String a, String b, int edits) {
        assertThat(Suggestions.distance(a, b)).isEqualTo(edits);
        assertThat(Suggestions.distance(b, a)).isEqualTo(edits);
    }

    @ParameterizedTest
    @CsvSource({"Adma, adam", "rms_porp, rmsprop", "kk, k", "momentumm, momentum", "zzz, ", "x, "})
    void namesTheNearestUnlessItIsFar(String wanted, String nearest) {
        assertThat(Suggestions.nearest(wanted, List.of("adam", "adamw", "k", "rmsprop", "momentum"))
                        .orElse(null))
                .isEqualTo(nearest);
    }
}
