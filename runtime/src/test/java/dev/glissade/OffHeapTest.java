package dev.glissade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import dev.glissade.spi.Precision;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Parameters and gradients in direct buffers: the same steps as in arrays. */
class OffHeapTest {
    private static final int LENGTH = 12_345;

    private static ByteBuffer bytes(int count) {
        return ByteBuffer.allocateDirect(count).order(ByteOrder.nativeOrder());
    }

    private static FloatBuffer floats(int count) {
        return bytes(4 * count).asFloatBuffer();
    }

    private static void fill(Tensor gradient, int step) {
        for (int i = 0; i < gradient.length(); i++) {
            gradient.set(i, Math.sin(i + step));
        }
    }

    private static double[] train(OptimizerBuilder builder, Parameters parameters, Gradients gradients) {
        try (Optimizer optimizer = builder.over(parameters)) {
            for (int step = 0; step < 4; step++) {
                fill(gradients.tensor("w"), step);
                optimizer.step(gradients);
            }
            assertThat(optimizer.state().tensor("v", "w")).hasSize(LENGTH);
        }
        return parameters.tensor("w").toDoubles();
    }

    private static OptimizerBuilder momentum() {
        return Optimizers.of(new MomentumRule()).set("g", 0.9).set("lr", 0.1);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void stepsAreTheSameAsInArrays(int threads) {
        Parameters inArray = Parameters.builder().add("w", new float[LENGTH]).build();
        double[] expected = train(momentum(), inArray, inArray.gradients());
        Parameters outside =
                Parameters.builder().add("w", floats(LENGTH), 5, LENGTH / 5).build();
        assertThat(outside.tensor("w").isOffHeap()).isTrue();
        assertThat(train(
                        momentum().threads(threads),
                        outside,
                        Gradients.over(outside).use("w", floats(LENGTH))))
                .isEqualTo(expected);
        Parameters again = Parameters.builder().add("w", floats(LENGTH)).build();
        assertThat(train(momentum().threads(threads), again, again.gradients())).isEqualTo(expected);
        Parameters heap = Parameters.builder().add("w", new float[LENGTH]).build();
        assertThat(train(momentum().threads(threads), heap, Gradients.over(heap).use("w", bytes(4 * LENGTH))))
                .isEqualTo(expected);
        assertThat(train(
                        Optimizers.of(new RecordingRule(new ArrayList<>(), true))
                                .threads(threads),
                        Parameters.builder()
                                .add("w", bytes(4 * LENGTH), Precision.FLOAT)
                                .build(),
                        Gradients.over(inArray).use("w", floats(LENGTH))))
                .isEqualTo(train(
                        Optimizers.of(new RecordingRule(new ArrayList<>(), true)),
                        Parameters.builder().add("w", new float[LENGTH]).build(),
                        inArray.gradients()));
    }

    @Test
    void doublesAreTheSameToo() {
        Parameters inArray = Parameters.builder().add("w", new double[LENGTH]).build();
        double[] expected = train(momentum(), inArray, inArray.gradients());
        DoubleBuffer memory = bytes(8 * LENGTH).asDoubleBuffer();
        Parameters outside = Parameters.builder().add("w", memory).build();
        double[] result = train(momentum(), outside, Gradients.over(outside).use("w", bytes(8 * LENGTH)));
        assertThat(result).isEqualTo(expected);
        assertThat(memory.get(77)).isEqualTo(expected[77]);
    }

    @Test
    void extrasWorkOffTheHeap() {
        Parameters inArray = Parameters.builder().add("w", new float[LENGTH]).build();
        OptimizerBuilder builder = momentum()
                .gradientScale(0.3)
                .clipGlobalNorm(2)
                .skipNonFinite()
                .telemetry()
                .zeroGradients();
        double[] expected = train(builder, inArray, inArray.gradients());
        Parameters outside = Parameters.builder().add("w", floats(LENGTH)).build();
        Gradients gradients = Gradients.over(outside).use("w", floats(LENGTH));
        assertThat(train(builder, outside, gradients)).isEqualTo(expected);
        assertThat(gradients.tensor("w").toDoubles()).containsOnly(0);
        Optimizer optimizer = builder.over(outside);
        gradients.tensor("w").set(LENGTH - 1, Double.NaN);
        optimizer.step(gradients);
        assertThat(optimizer.report().notFinite()).containsExactly("w");
    }

    @Test
    void climbingReadsThemToo() {
        FloatBuffer memory = floats(2);
        Parameters outside = Parameters.builder().add("w", memory).build();
        Optimizer optimizer = Optimizers.of(new MomentumRule())
                .set("g", 0)
                .set("lr", 1)
                .maximize()
                .over(outside);
        Gradients gradients = Gradients.over(outside).use("w", floats(2));
        gradients.tensor("w").copyFrom(new float[] {1, -2});
        optimizer.step(gradients);
        assertThat(memory.get(0)).isEqualTo(1);
        assertThat(memory.get(1)).isEqualTo(-2);
    }

    @Test
    void aTensorIsWhatRemainsOfABuffer() {
        FloatBuffer memory = floats(6);
        memory.position(1).limit(5);
        Parameters outside = Parameters.builder().add("w", memory, 2, 2).build();
        Tensor tensor = outside.tensor("w");
        memory.clear();
        tensor.copyFrom(new float[] {1, 2, 3, 4});
        tensor.set(3, 9);
        assertThat(memory.get(0)).isZero();
        assertThat(memory.get(1)).isEqualTo(1);
        assertThat(memory.get(4)).isEqualTo(9);
        assertThat(memory.get(5)).isZero();
        float[] copy = new float[4];
        tensor.copyTo(copy);
        assertThat(copy).containsExactly(1, 2, 3, 9);
        assertThat(tensor.get(2)).isEqualTo(3);
        tensor.fill(7);
        assertThat(tensor.toDoubles()).containsOnly(7);
        assertThatThrownBy(tensor::floats)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("tensor 'w' lies off the heap: use get, set, copyTo and copyFrom");
        assertThatThrownBy(() -> tensor.copyTo(new double[4])).hasMessage("tensor 'w' holds floats");
        assertThatThrownBy(() -> tensor.copyTo(new float[3])).hasMessage("tensor 'w' has 4 elements, the array 3");
        assertThatThrownBy(() -> outside.floats()).hasMessageContaining("'w'");
    }

    @Test
    void sparseGradientsAreForTheHeap() {
        Parameters outside = Parameters.builder().add("w", floats(4)).build();
        Gradients sparse = Gradients.over(outside).sparse("w", new int[] {1}, new float[] {1}, 1);
        Optimizer optimizer = momentum().over(outside);
        assertThatThrownBy(() -> optimizer.step(sparse))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("tensor 'w' lies off the heap, where sparse gradients are not taken: give it a dense one");
        assertThat(optimizer.steps()).isZero();
    }

    @Test
    void otherBuffersAreRefused() {
        Parameters.Builder builder = Parameters.builder();
        assertThatThrownBy(() -> builder.add("w", FloatBuffer.allocate(3)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("tensor 'w': the buffer is not direct; for memory on the heap give the array");
        assertThatThrownBy(() -> builder.add("w", floats(3).asReadOnlyBuffer()))
                .hasMessage("tensor 'w': the buffer is read-only");
        ByteOrder other =
                ByteOrder.nativeOrder() == ByteOrder.BIG_ENDIAN ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
        assertThatThrownBy(() -> builder.add("w", bytes(8).order(other).asDoubleBuffer()))
                .hasMessageStartingWith("tensor 'w': the buffer is " + other + ", memory here is ");
        assertThatThrownBy(() -> builder.add("w", bytes(7), Precision.FLOAT))
                .hasMessage("tensor 'w': 7 bytes are no whole number of FLOAT elements");
        assertThatThrownBy(() -> builder.add("w", floats(3), 2, 2))
                .hasMessage("tensor 'w' of shape [2, 2] has 4 elements, its array 3");
        Gradients gradients = Parameters.of(new float[3]).gradients();
        assertThatThrownBy(() -> gradients.use("theta", floats(4)))
                .hasMessage("tensor 'theta' has 3 elements, its gradient 4");
        assertThatThrownBy(() -> gradients.use("theta", bytes(24).asDoubleBuffer()))
                .hasMessage("tensor 'theta' is FLOAT, its gradient DOUBLE");
    }

    @Test
    void aStepAllocatesNothing() {
        Parameters outside = Parameters.builder().add("w", floats(3000)).build();
        Gradients gradients = Gradients.over(outside).use("w", floats(3000));
        Optimizer optimizer = momentum().over(outside);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long thread = Thread.currentThread().getId();
        long steps = 2000;
        long least = Long.MAX_VALUE;
        for (int round = 0; round < 3; round++) {
            long before = threads.getThreadAllocatedBytes(thread);
            for (int i = 0; i < steps; i++) {
                optimizer.step(gradients);
            }
            least = Math.min(least, threads.getThreadAllocatedBytes(thread) - before);
        }
        assertThat(least).isLessThan(steps);
    }
}
