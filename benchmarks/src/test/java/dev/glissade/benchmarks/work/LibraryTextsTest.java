package dev.glissade.benchmarks.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class LibraryTextsTest {

    @Test
    void readsSixtyRules() {
        assertThat(LibraryTexts.first(60))
                .hasSize(60)
                .hasEntrySatisfying("adam", text -> assertThat(text).contains("optimizer adam {"));
    }

    @Test
    void saysHowManyThereAre() {
        assertThatThrownBy(() -> LibraryTexts.first(10_000))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("not 10000");
    }
}
