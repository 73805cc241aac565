package dev.glissade.benchmarks.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.glissade.benchmarks.measure.Spread;
import java.util.List;
import org.junit.jupiter.api.Test;

final class RaceTableTest {

    private static RaceTable.Entry entry(String name, boolean ours, double accuracy, double... seconds) {
        return new RaceTable.Entry(
                name, ours, 3, accuracy, Spread.of(seconds), "its products", ours ? 0.0625 : Double.NaN);
    }

    @Test
    void comparesOurBestWithTheirBest() {
        RaceTable table = new RaceTable(
                Contest.NETWORK,
                List.of(
                        entry("ours", true, 0.976, 4, 2, 9),
                        entry("ours, slow", true, 0.976, 8),
                        entry("theirs", false, 0.975, 5),
                        entry("theirs, slow", false, 0.98, 7)));
        assertThat(table.lead()).isEqualTo(1.25);
        assertThat(table.markdown())
                .contains("784-256-128-10, adam, rate 0.001, batches of 100, to 0.975")
                .contains("| ours | 0.9760 | 3 | 4.00 | 3.00 to 6.50 | 0.063 | its products |")
                .contains("| theirs | 0.9750 | 3 | 5.00 | 5.00 to 5.00 |  | its products |")
                .contains("takes 1.25 times as long: met");
    }

    @Test
    void whoMissesTheAccuracyIsNotCompared() {
        RaceTable table = new RaceTable(
                Contest.NETWORK,
                List.of(
                        entry("ours", true, 0.976, 4),
                        entry("theirs", false, 0.9749, 1),
                        entry("others", false, 0.976, 3)));
        assertThat(table.lead()).isEqualTo(0.75);
        assertThat(table.markdown()).contains("0.9749 missed").contains("not met");
    }

    @Test
    void saysWhenThereIsNobodyElse() {
        RaceTable table = new RaceTable(Contest.SOFTMAX, List.of(entry("ours", true, 0.95, 4)));
        assertThat(table.markdown()).contains("Nobody to compare with");
    }

    @Test
    void readsWhatAForkSaysLastAmongOthersTalk() {
        Fork fork = Fork.parse("loading natives\nepochs=1\nseconds=2\nepochs=2\nseconds=4.5\nlibrary=a=b\n");
        assertThat(fork.number("epochs")).isEqualTo(2);
        assertThat(fork.number("seconds")).isEqualTo(4.5);
        assertThat(fork.text("library")).isEqualTo("a=b");
        assertThat(fork.has("step")).isFalse();
        assertThatThrownBy(() -> fork.number("accuracy")).hasMessageContaining("did not say its accuracy");
        assertThatThrownBy(() -> Contest.named("regression"))
                .hasMessage("no contest 'regression'; there are [softmax, rows, network]");
    }
}
