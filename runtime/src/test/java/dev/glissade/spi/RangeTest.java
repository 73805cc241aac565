package dev.glissade.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RangeTest {

    @ParameterizedTest
    @ValueSource(strings = {"[0, 1)", "(0, inf)", "[-inf, inf]", "(-1.5, 2]", "[1.0E-6, 50]"})
    void isReadAsItIsWritten(String text) {
        assertThat(Range.of(text)).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[", "[0]", "0, 1", "[0, 1", "{0, 1}", "[0, 1, 2]", "[a, b]", "[0, )"})
    void whatIsNoRangeIsRefused(String text) {
        assertThatThrownBy(() -> Range.of(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void containsItsClosedBoundsOnly() {
        Range range = Range.of("[0, 1)");
        assertThat(range.contains(0)).isTrue();
        assertThat(range.contains(-0.0)).isTrue();
        assertThat(range.contains(-Double.MIN_VALUE)).isFalse();
        assertThat(range.contains(Math.nextDown(1.0))).isTrue();
        assertThat(range.contains(1)).isFalse();
        assertThat(range.contains(Double.NaN)).isFalse();
        assertThat(Range.ALL.contains(Double.NaN)).isFalse();
        assertThat(Range.ALL.contains(Double.NEGATIVE_INFINITY)).isTrue();
    }
}
