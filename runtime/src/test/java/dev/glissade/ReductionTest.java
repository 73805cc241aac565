package dev.glissade;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glissade.spi.Kernel;
import dev.glissade.spi.Scope;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Gradients a = 3, b = 4, c = 12: norms 3, 4, 12 alone, 5 of a and b, 13 of all. */
class ReductionTest {

    @ParameterizedTest
    @CsvSource({
        "TENSOR, 1, 1, 1",
        "GROUP, 0.6, 0.8, 1",
        "GLOBAL, 0.23076923076923078, 0.3076923076923077, 0.9230769230769231"
    })
    void sumsOverWhatTheScopeSays(Scope scope, double a, double b, double c) {
        Parameters parameters = three();
        Optimizer optimizer = Optimizers.of(new ClipRule(scope))
                .group("second", second -> second.tensors("c"))
                .over(parameters);
        optimizer.step(gradients(parameters));
        assertThat(-parameters.doubles("a")[0]).isEqualTo(a);
        assertThat(-parameters.doubles("b")[0]).isEqualTo(b);
        assertThat(-parameters.doubles("c")[0]).isEqualTo(c);
    }

    @Test
    void countsOnlyTensorsThatTakePart() {
        Parameters parameters = three();
        Optimizer optimizer =
                Optimizers.of(new ClipRule(Scope.GLOBAL)).freeze("b").over(parameters);
        optimizer.step(gradients(parameters).absent("c"));
        assertThat(parameters.doubles("a")).containsExactly(-1);
        assertThat(parameters.doubles("b")).containsExactly(0);
        assertThat(parameters.doubles("c")).containsExactly(0);
        optimizer.unfreeze("b");
        optimizer.step(gradients(parameters).absent("c")); // 3/5, 4/5
        assertThat(parameters.doubles("a")).containsExactly(-1.6);
        assertThat(parameters.doubles("b")).containsExactly(-0.8);
    }

    @Test
    void addsTensorsInTheOrderOfTheirNamesWhateverTheirOrder() {
        // 2^54 + 2 is a tie and rounds to 2^54, twice; 2 + 2 + 2^54 is exact
        assertThat(sumOfSquares("x", "y", "z")).isEqualTo(0x1p54);
        assertThat(sumOfSquares("z", "y", "x")).isEqualTo(0x1p54 + 4);
        assertThat(sumOfSquares("z", "x", "y")).isEqualTo(0x1p54 + 4);
    }

    /** The sum over a tensor of 2^27 and two of (1, 1), called so. */
    private static double sumOfSquares(String large, String small, String other) {
        Parameters parameters = Parameters.builder()
                .add(small, new double[2])
                .add(large, new double[1])
                .add(other, new double[2])
                .build();
        double[] seen = new double[1];
        Optimizer optimizer = Optimizers.of(
                        TestRules.spy(new ClipRule(Scope.GLOBAL), frame -> seen[0] = frame.scalars[1]))
                .over(parameters);
        optimizer.step(Gradients.over(parameters)
                .use(small, new double[] {1, 1})
                .use(large, new double[] {0x1p27})
                .use(other, new double[] {1, 1}));
        return seen[0];
    }

    @ParameterizedTest
    @EnumSource(
            value = Scope.class,
            names = {"TENSOR", "GROUP", "GLOBAL"})
    void anySplitOverWorkersGivesTheSameBits(Scope scope) {
        double[][] expected = trained(scope, Workers.CALLER);
        for (int seed = 0; seed < 5; seed++) {
            Random random = new Random(seed);
            assertThat(trained(scope, (blocks, body) -> shuffled(blocks, body, random)))
                    .isDeepEqualTo(expected);
        }
        Workers threads =
                (blocks, body) -> IntStream.range(0, blocks).parallel().forEach(block -> body.run(block, block + 1));
        assertThat(trained(scope, threads)).isDeepEqualTo(expected);
    }

    private static void shuffled(int blocks, Workers.Body body, Random random) {
        List<int[]> ranges = new ArrayList<>();
        int from = 0;
        while (from < blocks) {
            int to = Math.min(blocks, from + 1 + random.nextInt(3));
            ranges.add(new int[] {from, to});
            from = to;
        }
        Collections.shuffle(ranges, random);
        ranges.forEach(range -> body.run(range[0], range[1]));
    }

    private static double[][] trained(Scope scope, Workers workers) {
        Random random = new Random(1);
        double[][] arrays = {
            new double[3 * Kernel.BLOCK + 5], new double[1], new double[2 * Kernel.BLOCK], new double[700]
        };
        Parameters.Builder builder = Parameters.builder();
        for (int i = 0; i < arrays.length; i++) {
            builder.add("t" + (9 - i), arrays[i]);
        }
        Parameters parameters = builder.build();
        Gradients gradients = parameters.gradients();
        for (Tensor tensor : gradients.tensors()) {
            for (int i = 0; i < tensor.length(); i++) {
                tensor.set(i, random.nextGaussian());
            }
        }
        Optimizer optimizer = Optimizers.of(new ClipRule(scope))
                .group("g", group -> group.tensors("t8", "t6"))
                .workers(workers)
                .over(parameters);
        optimizer.step(gradients);
        optimizer.step(gradients);
        return arrays;
    }

    private static Parameters three() {
        return Parameters.builder()
                .add("c", new double[1])
                .add("a", new double[1])
                .add("b", new double[1])
                .build();
    }

    private static Gradients gradients(Parameters parameters) {
        return Gradients.over(parameters)
                .use("a", new double[] {3})
                .use("b", new double[] {4})
                .use("c", new double[] {12});
    }
}
