package dev.glissade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.glissade.spi.Kernel;
import dev.glissade.spi.KernelLayout;
import dev.glissade.spi.Precision;
import dev.glissade.spi.Range;
import dev.glissade.spi.RuleInfo;
import dev.glissade.spi.Scope;
import dev.glissade.spi.Search;
import dev.glissade.spi.SearchingKernel;
import dev.glissade.spi.Storage;
import dev.glissade.spi.UpdateRule;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** What a kernel that searches sees and may do. */
final class SearchTest {

    private record Rule(Consumer<Search> step) implements UpdateRule {
        private static final RuleInfo INFO = RuleInfo.optimizer("seek")
                .readsLoss()
                .hyper("free", 1, Range.ALL)
                .uniform()
                .hyper("same", 2, Range.ALL)
                .state("kept")
                .state("times", Scope.GLOBAL, Storage.PARAM)
                .build();

        @Override
        public RuleInfo info() {
            return INFO;
        }

        @Override
        public Kernel kernel(Precision precision, int flags) {
            return new SearchingKernel() {
                @Override
                public KernelLayout layout() {
                    return KernelLayout.searching(INFO);
                }

                @Override
                public void search(Search search) {
                    step.accept(search);
                }
            };
        }
    }

    /** Half the sum of squares. */
    private static Gradients bowl(Parameters point) {
        Gradients gradients = point.gradients();
        double loss = 0;
        for (Tensor tensor : point.tensors()) {
            for (int i = 0; i < tensor.length(); i++) {
                gradients.tensor(tensor.name()).set(i, tensor.get(i));
                loss += tensor.get(i) * tensor.get(i) / 2;
            }
        }
        return gradients.loss(loss);
    }

    private static Parameters twoTensors(Precision precision) {
        Parameters parameters =
                Parameters.arena(precision).add("b", 2).add("a", 1).build();
        parameters.tensor("b").set(0, 2);
        parameters.tensor("b").set(1, 3);
        parameters.tensor("a").set(0, 1);
        return parameters;
    }

    private static double[] vector(Search search, Consumer<double[]> into) {
        double[] vector = new double[search.size()];
        into.accept(vector);
        return vector;
    }

    @Test
    void tensorsLieInTheOrderOfTheirNames() {
        Parameters parameters = twoTensors(Precision.FLOAT);
        List<double[]> seen = new ArrayList<>();
        Optimizer optimizer = Optimizers.of(new Rule(search -> {
                    seen.add(vector(search, search::parameters));
                    seen.add(vector(search, search::gradient));
                    assertThat(search.loss()).isEqualTo(7);
                    double[] gradient = new double[3];
                    assertThat(search.evaluate(new double[] {0, 0, 4}, gradient))
                            .isEqualTo(8);
                    seen.add(gradient);
                    search.write(0, new double[] {10, 20, 30});
                    search.moveTo(new double[] {4, 5, 6});
                    search.global().nextStates[0] = 9;
                }))
                .over(parameters);
        optimizer.step(SearchTest::bowl);
        assertThat(seen.get(0)).containsExactly(1, 2, 3);
        assertThat(seen.get(1)).containsExactly(1, 2, 3);
        assertThat(seen.get(2)).containsExactly(0, 0, 4);
        assertThat(parameters.tensor("a").toDoubles()).containsExactly(4);
        assertThat(parameters.tensor("b").toDoubles()).containsExactly(5, 6);
        assertThat(optimizer.state().tensor("kept", "b")).containsExactly(20, 30);
        assertThat(optimizer.state().scalar("times")).isEqualTo(9);
        assertThat(optimizer.report().evaluations()).isEqualTo(2);
    }

    @Test
    void aPointIsRoundedToThePrecisionOfTheParameters() {
        Optimizer optimizer = Optimizers.of(new Rule(search -> {
                    double[] point = {0.1, 1, 1};
                    search.evaluate(point, new double[3]);
                    assertThat(point[0]).isEqualTo(0.1f);
                }))
                .over(twoTensors(Precision.FLOAT));
        optimizer.step(SearchTest::bowl);
    }

    @Test
    void whatTakesNoPartIsNoPartOfVectorsAndIsAtItsPlace() {
        Parameters parameters = twoTensors(Precision.DOUBLE);
        List<Double> participants = new ArrayList<>();
        Optimizer optimizer = Optimizers.of(new Rule(search -> {
                    participants.add(search.participants());
                    // 1 of the frozen tensor makes 1/2
                    if (search.size() == 2) {
                        assertThat(search.evaluate(new double[2], new double[2]))
                                .isEqualTo(0.5);
                    }
                }))
                .freeze("a")
                .over(parameters);
        optimizer.step(SearchTest::bowl);
        optimizer.unfreeze("a");
        optimizer.step(SearchTest::bowl);
        optimizer.freeze("a");
        optimizer.step(SearchTest::bowl);
        assertThat(participants.get(1)).isNotEqualTo(participants.get(0));
        assertThat(participants.get(2)).isEqualTo(participants.get(0));
    }

    @Test
    void statesAreReadAddedAndMultiplied() {
        Parameters parameters = twoTensors(Precision.FLOAT);
        Optimizer optimizer = Optimizers.of(new Rule(search -> {
                    if (search.global().first) {
                        search.write(0, new double[] {1, 2, 3});
                    } else {
                        assertThat(vector(search, v -> search.read(0, v))).containsExactly(1, 2, 3);
                        double[] sum = {1, 1, 1};
                        search.add(2, 0, sum);
                        assertThat(sum).containsExactly(3, 5, 7);
                        assertThat(search.dot(0, sum)).isEqualTo(3 + 10 + 21);
                    }
                }))
                .over(parameters);
        optimizer.step(SearchTest::bowl);
        optimizer.step(SearchTest::bowl);
        assertThat(optimizer.steps()).isEqualTo(2);
    }

    @Test
    void climbingTurnsLossesAndGradients() {
        Optimizer optimizer = Optimizers.of(new Rule(search -> {
                    assertThat(search.loss()).isEqualTo(-7);
                    assertThat(vector(search, search::gradient)).containsExactly(-1, -2, -3);
                    double[] gradient = new double[3];
                    assertThat(search.evaluate(new double[] {2, 0, 0}, gradient))
                            .isEqualTo(-2);
                    assertThat(gradient[0]).isEqualTo(-2);
                }))
                .maximize()
                .over(twoTensors(Precision.DOUBLE));
        optimizer.step(SearchTest::bowl);
    }

    @Test
    void aFunctionThatFailsLeavesEverythingAsItWas() {
        Parameters parameters = twoTensors(Precision.DOUBLE);
        int[] asked = {0};
        Optimizer optimizer = Optimizers.of(new Rule(search -> {
                    search.global().nextStates[0] = 5;
                    search.evaluate(new double[3], new double[3]);
                    search.moveTo(new double[3]);
                }))
                .over(parameters);
        GradientFunction failing = point -> {
            if (asked[0]++ == 1) {
                throw new IllegalStateException("no power");
            }
            return bowl(point);
        };
        assertThatThrownBy(() -> optimizer.step(failing)).hasMessage("no power");
        assertThat(parameters.tensor("b").toDoubles()).containsExactly(2, 3);
        assertThat(optimizer.steps()).isZero();
        optimizer.step(failing);
        assertThat(optimizer.state().scalar("times")).isEqualTo(5);
        assertThat(parameters.tensor("b").toDoubles()).containsExactly(0, 0);
    }

    @Test
    void whoHasWrittenAsksForNothingMore() {
        Optimizer optimizer = Optimizers.of(new Rule(search -> {
                    search.moveTo(new double[3]);
                    search.evaluate(new double[3], new double[3]);
                }))
                .over(twoTensors(Precision.DOUBLE));
        assertThatThrownBy(() -> optimizer.step(SearchTest::bowl)).hasMessageContaining("after it has begun to write");
        assertThatThrownBy(() -> optimizer.step(SearchTest::bowl)).hasMessageContaining("put the");
    }

    @Test
    void parametersMayLieOffTheHeap() {
        var memory =
                ByteBuffer.allocateDirect(16).order(ByteOrder.nativeOrder()).asDoubleBuffer();
        memory.put(0, 3).put(1, 4);
        Optimizer optimizer = Optimizers.of(new Rule(search -> {
                    assertThat(vector(search, search::parameters)).containsExactly(3, 4);
                    search.moveTo(new double[] {1, 2});
                }))
                .over(Parameters.builder().add("w", memory).build());
        optimizer.step(SearchTest::bowl);
        assertThat(memory.get(1)).isEqualTo(2);
    }

    @Test
    void hyperparametersAreTheSameInAllGroups() {
        OptimizerBuilder builder = Optimizers.of(new Rule(search -> {}));
        builder.group("one", group -> group.tensors("a").set("free", 4)).over(twoTensors(Precision.DOUBLE));
        assertThatThrownBy(() -> Optimizers.of(new Rule(search -> {}))
                        .group("one", group -> group.tensors("a").set("same", 4))
                        .over(twoTensors(Precision.DOUBLE)))
                .hasMessageContaining("'same' must be the same in all groups");
    }
}
