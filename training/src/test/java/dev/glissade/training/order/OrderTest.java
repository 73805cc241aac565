package dev.glissade.training.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

final class OrderTest {
    private static int[] epoch(Order order, long epoch, int rows) {
        int[] taken = new int[rows];
        Arrays.fill(taken, -1);
        return Arrays.copyOf(taken, order.epoch(epoch, taken));
    }

    @Test
    void asGivenIsAsGiven() {
        assertThat(epoch(Order.asGiven(), 4, 5)).containsExactly(0, 1, 2, 3, 4);
    }

    @Test
    void shufflingTakesEveryRowOnce() {
        int[] first = epoch(Order.shuffled(1), 1, 1000);
        assertThat(Arrays.stream(first).sorted().toArray()).isEqualTo(epoch(Order.asGiven(), 1, 1000));
        assertThat(epoch(Order.shuffled(1), 1, 1000)).isEqualTo(first);
        assertThat(epoch(Order.shuffled(1), 2, 1000)).isNotEqualTo(first);
        assertThat(epoch(Order.shuffled(2), 1, 1000)).isNotEqualTo(first);
    }

    @Test
    void everyOrderOfThreeIsAsLikely() {
        int[] counts = new int[6];
        for (int epoch = 0; epoch < 6000; epoch++) {
            int[] rows = epoch(Order.shuffled(9), epoch, 3);
            counts[rows[0] * 2 + (rows[1] > rows[2] ? 1 : 0)]++;
        }
        // 1000 each, standard deviation 29
        assertThat(Arrays.stream(counts).boxed()).allMatch(count -> Math.abs(count - 1000) < 5 * 29);
    }

    @Test
    void drawingWithReplacementLeavesAThirdOut() {
        long different = Arrays.stream(epoch(Order.withReplacement(1), 1, 10_000))
                .distinct()
                .count();
        // 1 - 1/e of them, standard deviation about 31
        assertThat(different).isBetween(6321L - 155, 6321L + 155);
    }

    @Test
    void aCurriculumOpensTheEasiestFirst() {
        double[] difficulty = {5, 1, 4, 2, 3};
        Order order = Order.curriculum(difficulty, Pacing.linear(0.2, 5), 1);
        assertThat(epoch(order, 1, 5)).containsExactly(1);
        assertThat(epoch(order, 2, 5)).containsExactlyInAnyOrder(1, 3);
        assertThat(epoch(order, 4, 5)).containsExactlyInAnyOrder(1, 3, 4, 2);
        assertThat(epoch(order, 9, 5)).containsExactlyInAnyOrder(0, 1, 2, 3, 4);
        assertThatThrownBy(() -> epoch(order, 1, 6)).hasMessage("difficulties of 5 rows for data of 6");
    }

    @Test
    void pacesByHand() {
        assertThat(Pacing.linear(0.25, 4).share(3)).isEqualTo(0.75);
        assertThat(Pacing.exponential(0.1, 2, 3).share(3)).isEqualTo(0.1);
        assertThat(Pacing.exponential(0.1, 2, 3).share(4)).isEqualTo(0.2);
        assertThat(Pacing.exponential(0.1, 2, 3).share(7)).isEqualTo(0.4);
    }

    @Test
    void theMixedStrategyTakesAllLevelsAlike() {
        // 900 easy rows, 90 harder ones, 10 hard ones; only the easy ones are open
        double[] difficulty = new double[1000];
        Arrays.setAll(difficulty, i -> i < 900 ? 1 : i < 990 ? 2 : 3);
        int[] counts = new int[4];
        Order order = Order.mixedCurriculum(difficulty, epoch -> 0.9, 0.5, 2);
        for (int epoch = 1; epoch <= 100; epoch++) {
            Arrays.stream(epoch(order, epoch, 1000)).forEach(row -> counts[(int) difficulty[row]]++);
        }
        // half of 90,000 from the open ones, the other half from each level alike: 15,000; standard deviation about 112
        assertThat(counts[3]).isBetween(15_000 - 560, 15_000 + 560);
        assertThat(counts[2]).isBetween(15_000 - 560, 15_000 + 560);
        assertThat(counts[1] + counts[2] + counts[3]).isEqualTo(90_000);
    }
}
