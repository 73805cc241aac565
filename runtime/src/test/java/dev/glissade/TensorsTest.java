package dev.glissade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.glissade.spi.Kernel;
import dev.glissade.spi.Precision;
import dev.glissade.spi.Storage;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Parameters, gradients and their memory. */
class TensorsTest {

    @Test
    void tensorsAreWindowsOnTheCallersArrays() {
        float[] w = {1, 2, 3, 4, 5, 6};
        float[] flat = {10, 20, 30, 40};
        Parameters parameters = Parameters.builder()
                .add("w", w, 2, 3)
                .slice("a", flat, 1, 2)
                .slice("b", flat, 3, 1)
                .build();
        assertThat(parameters.names()).containsExactly("w", "a", "b");
        assertThat(parameters.count()).isEqualTo(9);
        assertThat(parameters.precision()).isEqualTo(Precision.FLOAT);
        Tensor a = parameters.tensor("a");
        assertThat(a.toDoubles()).containsExactly(20, 30);
        a.set(1, 7);
        assertThat(flat).containsExactly(10, 20, 7, 40);
        assertThat(a.get(1)).isEqualTo(7);
        assertThat(a.floats()).isSameAs(flat);
        assertThat(a.offset()).isEqualTo(1);
        a.fill(0);
        assertThat(flat).containsExactly(10, 0, 0, 40);
        a.copyFrom(new float[] {3, 4});
        assertThat(flat).containsExactly(10, 3, 4, 40);
        assertThat(parameters.tensor("w").shape()).containsExactly(2, 3);
        assertThat(parameters.floats("w")).isSameAs(w);
        assertThatThrownBy(() -> parameters.floats("a"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("'a' is a part of a longer array");
        assertThatThrownBy(() -> parameters.doubles("w")).hasMessage("tensor 'w' holds floats");
        assertThatThrownBy(parameters::floats).hasMessageContaining("several tensors");
        assertThatThrownBy(() -> a.get(2)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> a.copyFrom(new float[3])).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> parameters.tensor("c")).hasMessage("unknown tensor 'c'; there are [w, a, b]");
    }

    @Test
    void whatDoesNotFitIsRefused() {
        float[] array = new float[4];
        assertThatThrownBy(() -> Parameters.builder().add("w", array, 2, 3))
                .hasMessage("tensor 'w' of shape [2, 3] has 6 elements, its array 4");
        assertThatThrownBy(() -> Parameters.builder().slice("w", array, 3, 2))
                .hasMessage("tensor 'w', elements 3 to 5, does not lie in its array of 4");
        assertThatThrownBy(() -> Parameters.builder().slice("w", array, -1, 2))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Parameters.builder().add("w", array).add("w", new float[1]))
                .hasMessage("there are two tensors 'w'");
        assertThatThrownBy(() -> Parameters.builder().add("w", array).slice("v", array, 3, 1))
                .hasMessage("tensors 'w' and 'v' overlap in one array");
        assertThatThrownBy(() -> Parameters.builder().add("w", array).add("v", new double[1]))
                .hasMessage("tensor 'v' is DOUBLE, 'w' FLOAT");
        assertThatThrownBy(() -> Parameters.builder().add("w", array, -2, -2))
                .hasMessage("negative size in shape [-2, -2]");
        assertThatThrownBy(() -> Parameters.arena(Precision.FLOAT).add("w", 1 << 20, 1 << 20))
                .hasMessageContaining("too many elements");
        assertThatThrownBy(() -> Parameters.builder().build()).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Parameters.builder().add("", array)).hasMessage("a tensor needs a name");
    }

    @Test
    void gradientsAreCheckedWhenTheyAreGiven() {
        Parameters parameters = Parameters.builder()
                .add("w", new float[2])
                .add("b", new float[1])
                .build();
        Gradients gradients = Gradients.over(parameters);
        assertThat(gradients.has("w")).isFalse();
        assertThatThrownBy(() -> gradients.tensor("w")).hasMessage("tensor 'w' has no gradient");
        assertThatThrownBy(() -> gradients.present("w")).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> gradients.use("w", new float[3]))
                .hasMessage("tensor 'w' has 2 elements, its gradient 3");
        assertThatThrownBy(() -> gradients.use("w", new double[2]))
                .hasMessage("tensor 'w' is FLOAT, its gradient DOUBLE");
        assertThatThrownBy(() -> gradients.use("x", new float[2])).hasMessageContaining("unknown tensor 'x'");
        assertThatThrownBy(() -> gradients.slice("w", new float[3], 2))
                .hasMessage("the gradient of tensor 'w', elements 2 to 4, does not lie in its array of 3");
        assertThatThrownBy(() -> gradients.slice("w", new double[3], 1))
                .hasMessage("tensor 'w' is FLOAT, its gradient DOUBLE");
        float[] flat = {1, 2, 3};
        assertThat(gradients.slice("w", flat, 0).tensor("w").toDoubles()).containsExactly(1, 2);
        assertThat(gradients.slice("w", flat, 1).tensor("w").toDoubles()).containsExactly(2, 3);
        float[] dw = {1, 2};
        gradients.use("w", dw);
        assertThat(gradients.tensor("w").floats()).isSameAs(dw);
        gradients.zero();
        assertThat(dw).containsOnly(0);
        assertThat(gradients.absent("w").has("w")).isFalse();
        assertThat(gradients.present("w").has("w")).isTrue();
    }

    @Test
    void anArenaIsOneBlockWithoutGaps() {
        Parameters parameters = Parameters.arena(Precision.DOUBLE)
                .add("a", 3)
                .add("scalar")
                .add("b", 2, 2)
                .build();
        double[] block = parameters.tensor("a").doubles();
        int expected = 0;
        for (Tensor tensor : parameters.tensors()) {
            assertThat(tensor.doubles()).isSameAs(block);
            assertThat(tensor.offset()).isEqualTo(expected);
            expected += tensor.length();
        }
        assertThat(parameters.tensor("scalar").length()).isEqualTo(1);
        assertThat(block).hasSize(8);
    }

    @Test
    void anArenaTakesAnotherBlockWhereOneWouldBeTooLong() {
        Map<String, int[]> shapes = new LinkedHashMap<>();
        for (int i = 0; i < 5; i++) {
            shapes.put("t" + i, new int[] {40});
        }
        Layout layout = Layout.of(Precision.FLOAT, shapes, 100);
        Arena arena = Arena.allocate(layout, Storage.PARAM, 0);
        Set<Object> blocks = new HashSet<>();
        for (int i = 0; i < 5; i++) {
            float[] block = (float[]) arena.array(i);
            blocks.add(block);
            assertThat(block.length).isLessThanOrEqualTo(80);
            assertThat(arena.offset(i) + 40).isLessThanOrEqualTo(block.length);
        }
        assertThat(blocks).hasSize(3);
        assertThat(arena.offset(1)).isEqualTo(40);
        assertThat(arena.offset(2)).isZero();
    }

    @Test
    void streamsOfAnArenaBeginAtDifferentPlacesOfAPage() {
        Layout layout = Layout.of(Precision.FLOAT, Map.of("w", new int[] {10}));
        Set<Integer> places = new HashSet<>();
        for (int stream = 0; stream < 40; stream++) {
            int bytes = Arena.allocate(layout, Storage.PARAM, stream).offset(0) * 4;
            assertThat(places.add(bytes % 4096)).isTrue();
            assertThat(bytes % 64).isZero();
        }
    }

    @Test
    void whatIsAllocatedForTensorsLiesAsTheyDo() {
        float[] flat = new float[10];
        Parameters parameters = Parameters.builder()
                .slice("b", flat, 6, 3)
                .add("w", new float[4])
                .slice("a", flat, 1, 5)
                .build();
        Arena states = Arena.allocate(parameters.layout(), Storage.BF16, 2);
        for (int i = 0; i < 3; i++) {
            assertThat(states.offset(i)).isEqualTo(parameters.tensors().get(i).offset() + 2 * Kernel.STAGGER);
        }
        assertThat(states.array(0)).isSameAs(states.array(2)).isNotSameAs(states.array(1));
        assertThat((short[]) states.array(0)).hasSize(9 + 2 * Kernel.STAGGER);
    }

    @Test
    void aCopyHasMemoryOfItsOwn() {
        float[] array = {1, 2, 3, 4, 5};
        Parameters parameters = Parameters.builder()
                .slice("w", array, 1, 2, 2)
                .add("b", new float[] {7})
                .build();
        Parameters copy = parameters.copy();
        array[1] = 9;
        assertThat(copy.names()).containsExactly("w", "b");
        assertThat(copy.tensor("w").shape()).containsExactly(2, 2);
        assertThat(copy.tensor("w").toDoubles()).containsExactly(2, 3, 4, 5);
        copy.tensor("b").set(0, 1);
        assertThat(parameters.tensor("b").get(0)).isEqualTo(7);
    }
}
