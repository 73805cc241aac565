package dev.glissade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.glissade.spi.Precision;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Lists of elements and rows: in order, each index once, or refused. */
final class SparseListTest {
    private final SparseList list = new SparseList(Precision.FLOAT, false);

    private SparseGradient given(int width, int[] indices, float... values) {
        var given = new SparseGradient();
        given.give(indices, values, indices.length, width);
        return given;
    }

    private int[] indices() {
        return Arrays.copyOf(list.indices(), list.count());
    }

    private float[] values() {
        return Arrays.copyOf((float[]) list.values(), list.count() * list.width());
    }

    @Test
    void takesRisingIndicesWhereTheyLie() {
        SparseGradient given = given(1, new int[] {0, 3, 9}, 1, 2, 3);

        list.take("w", given, 10);

        assertThat(list.indices()).isSameAs(given.indices());
        assertThat(list.values()).isSameAs(given.values());
    }

    @Test
    void addsTheValuesOfAnIndexInTheirOrder() {
        // 1 + 2^-24 is 1 in float, and again; the other way round 2^-23 is left
        list.take("w", given(1, new int[] {70_000, 5, 5, 5}, 7, 1, 0x1p-24f, 0x1p-24f), 100_000);

        assertThat(indices()).containsExactly(5, 70_000);
        assertThat(values()).containsExactly(1, 7);

        list.take("w", given(1, new int[] {5, 5, 5, 0}, 0x1p-24f, 0x1p-24f, 1, -0f), 100_000);

        assertThat(indices()).containsExactly(0, 5);
        assertThat(values()).containsExactly(-0f, 1 + 0x1p-23f);
    }

    @Test
    void addsRowsAndNamesTheirElements() {
        list.take("w", given(2, new int[] {4, 1, 4}, 1, 2, 3, 4, 10, 20), 5);

        assertThat(indices()).containsExactly(1, 4);
        assertThat(values()).containsExactly(3, 4, 11, 22);
        assertThat(Arrays.copyOf(list.elements(), 4)).containsExactly(2, 3, 8, 9);
    }

    @Test
    void refusesIndicesThatTheTensorHasNot() {
        assertThatThrownBy(() -> list.take("w", given(1, new int[] {2, 10}, 1, 1), 10))
                .hasMessage("tensor 'w' has 10 elements, but its sparse gradient has index 10 at position 1");
        assertThatThrownBy(() -> list.take("w", given(2, new int[] {3, -1}, 1, 1, 1, 1), 10))
                .hasMessage("tensor 'w' has 10 rows, but its sparse gradient has index -1 at position 1");
        assertThatThrownBy(() -> list.take("w", given(1, new int[] {Integer.MIN_VALUE, 5}, 1, 1), 10))
                .hasMessageContaining("index -2147483648 at position 0");
    }

    @Test
    void aListThatDoesNotFitItsArraysIsRefused() {
        Parameters parameters = Parameters.arena(Precision.FLOAT).add("w", 4, 2).build();
        Gradients gradients = Gradients.over(parameters);

        assertThatThrownBy(() -> gradients.rows("w", new int[2], new float[3], 2))
                .hasMessage("the sparse gradient of tensor 'w' is to have 2 rows of 2, but has 2 indices and 3 values");
        assertThatThrownBy(() -> gradients.sparse("w", new int[2], new double[2], 2))
                .hasMessage("tensor 'w' is FLOAT, its gradient DOUBLE");
    }
}
