package dev.glissade.benchmarks.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShapesTest {

    @ParameterizedTest
    @ValueSource(strings = {"1000x100", "1x1", "1x200704,1x256,1x32768,1x128,1x1280,1x10", "2x7,1x3,2x7"})
    void readsWhatItWrites(String text) {
        assertThat(Shapes.parse(text)).hasToString(text);
    }

    @Test
    void countsTheNumbersOfAllTensors() {
        assertThat(Shapes.of(1000, 100).total()).isEqualTo(100_000);
        assertThat(Shapes.NETWORK.total()).isEqualTo(784 * 256 + 256 + 256 * 128 + 128 + 128 * 10 + 10);
    }

    @Test
    void cutsAStreamInOrder() {
        assertThat(new Shapes(1, 2).cut(new double[] {1, 2, 3})).isDeepEqualTo(new float[][] {{1}, {2, 3}});
    }

    @Test
    void refusesWhatNamesNoNumberOfTensors() {
        assertThatThrownBy(() -> Shapes.parse("100"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'100'");
    }
}
