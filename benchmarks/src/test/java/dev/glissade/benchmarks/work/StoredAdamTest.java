package dev.glissade.benchmarks.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.glissade.spi.Storage;
import org.junit.jupiter.api.Test;

class StoredAdamTest {

    @Test
    void goesNearlyWhereFloatsGo() {
        assertThatCode(() -> StoredAdam.requireNear(Storage.BF16, 1)).doesNotThrowAnyException();
    }

    @Test
    void keepsItsStatesInTheStorage() {
        var narrow = new StoredAdam(Storage.BF16, 100, 1, 0.01);
        var plain = new StoredAdam(Storage.F32, 100, 1, 0.01);
        for (int i = 0; i < 3; i++) {
            narrow.run();
            plain.run();
        }
        assertThat(narrow.parameters()).isNotEqualTo(plain.parameters());
    }
}
