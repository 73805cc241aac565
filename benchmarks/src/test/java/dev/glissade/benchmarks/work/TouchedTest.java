package dev.glissade.benchmarks.work;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TouchedTest {

    @Test
    void listsAreStrictlyIncreasingAndOfTheRightLength() {
        int[] list = new Touched(1000, 4, 700).list(3);
        assertThat(list).hasSize(700).isSorted().doesNotHaveDuplicates();
        assertThat(list[0]).isNotNegative();
        assertThat(list[699]).isLessThan(1000);
    }

    @Test
    void listsOfDifferentStepsDiffer() {
        var touched = new Touched(1000, 1, 100);
        assertThat(touched.list(0)).isEqualTo(touched.list(0)).isNotEqualTo(touched.list(1));
    }
}
