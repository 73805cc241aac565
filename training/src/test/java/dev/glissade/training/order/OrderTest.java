package dev.glissade.training.order;

import static org.assertj.core.api.Assertions.assertThat;

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
}
