package dev.glissade.benchmarks.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;

final class SpreadTest {

    @Test
    void quartilesOfSevenAreTheSecondFourthAndSixthPlaceAndTheMeansBetween() {
        // sorted 1 2 3 4 5 6 7: places 1.5, 3 and 4.5
        assertThat(Spread.of(7, 3, 1, 6, 2, 5, 4)).isEqualTo(new Spread(2.5, 4, 5.5, 7));
    }

    @Test
    void oneValueIsAllItsQuartiles() {
        assertThat(Spread.of(0.9)).isEqualTo(new Spread(0.9, 0.9, 0.9, 1));
    }

    @Test
    void nothingAndNotANumberHaveNone() {
        assertThatThrownBy(Spread::of).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Spread.of(1, Double.NaN, 2)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void pairsTakeRatiosOfNeighboursNotOfMedians() {
        // the machine slows down by half in between: each pair sees the same machine
        Deque<Double> ours = new ArrayDeque<>(List.of(10.0, 20.0, 20.0));
        Deque<Double> baseline = new ArrayDeque<>(List.of(9.0, 18.0, 22.0));
        Pairs pairs = Pairs.measure(3, ours::remove, baseline::remove);
        assertThat(pairs.ratio()).isEqualTo(new Spread(0.9, 0.9, 1.0, 3));
        assertThat(pairs.ours().median()).isEqualTo(20);
        assertThat(pairs.baseline().median()).isEqualTo(18);
    }

    @Test
    void specificationsComeBackFromTheirText() {
        WorkSpec spec = WorkSpec.of(Work.class).with("rule", "adam").with("form", "0/2/0+1/1/0;3/1/0");
        assertThat(WorkSpec.parse(spec.print())).isEqualTo(spec);
        assertThat(WorkSpec.parse("a.B?").arguments()).isEmpty();
    }

    @Test
    void neitherGoesFirstInAllPairs() {
        var order = new StringBuilder();
        Pairs.measure(
                3, () -> order.append('o').length(), () -> order.append('b').length());
        assertThat(order).hasToString("boobbo");
    }
}
