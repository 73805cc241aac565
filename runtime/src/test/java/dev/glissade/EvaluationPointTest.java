package dev.glissade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.glissade.spi.Kernel;
import dev.glissade.spi.KernelLayout;
import dev.glissade.spi.Precision;
import dev.glissade.spi.Scope;
import dev.glissade.spi.StateSlot;
import dev.glissade.spi.Storage;
import dev.glissade.spi.TensorFrame;
import dev.glissade.spi.UpdateRule;
import java.util.List;
import org.junit.jupiter.api.Test;

class EvaluationPointTest {
    private static final StateSlot SUM = new StateSlot("sum", Scope.ELEMENT, Storage.PARAM);

    /** {@code theta -= grad; sum += theta; eval = 10*t + sum}, in double, by hand. */
    private static final UpdateRule RULE = TestRules.rule(TestRules.info("summing", List.of(), SUM), new Kernel() {
        @Override
        public KernelLayout layout() {
            return KernelLayout.elementwise(SUM);
        }

        @Override
        public void run(int pass, TensorFrame frame, int from, int to) {
            double[] theta = (double[]) frame.theta;
            double[] sum = (double[]) frame.states[0];
            for (int i = from; i < to; i++) {
                theta[frame.thetaOffset + i] -= ((double[]) frame.gradients[0])[frame.gradientOffsets[0] + i];
                sum[frame.stateOffsets[0] + i] += theta[frame.thetaOffset + i];
            }
        }

        @Override
        public Kernel evaluation() {
            return new Kernel() {
                @Override
                public KernelLayout layout() {
                    return TestRules.layout(1, 0, List.of(SUM), List.of(), List.of());
                }

                @Override
                public void run(int pass, TensorFrame frame, int from, int to) {
                    for (int i = from; i < to; i++) {
                        ((double[]) frame.out)[frame.outOffset + i] =
                                10 * frame.group.global.step + ((double[]) frame.states[0])[frame.stateOffsets[0] + i];
                    }
                }
            };
        }
    });

    private final double[] a = {8, 9};
    private final double[] b = {5};
    private final Parameters parameters =
            Parameters.builder().add("a", a).add("b", b).build();
    private final Optimizer optimizer = Optimizers.of(RULE).over(parameters);
    private final Gradients gradients = Gradients.over(parameters).use("a", new double[] {1, 1});

    @Test
    void isWrittenIntoTheCallersMemory() {
        optimizer.step(gradients); // 7, 8
        optimizer.step(gradients); // 6, 7: sums 13, 15
        Parameters into =
                Parameters.arena(Precision.DOUBLE).add("a", 2).add("b", 1).build();
        optimizer.evaluationPoint(into);
        assertThat(into.tensor("a").toDoubles()).containsExactly(33, 35);
        // b has had no step
        assertThat(into.tensor("b").toDoubles()).containsExactly(5);
        assertThat(a).containsExactly(6, 7);
        assertThat(optimizer.evaluationPoint().doubles("a")).containsExactly(33, 35);
        assertThat(optimizer.hasEvaluationPoint()).isTrue();
    }

    @Test
    void isTheParametersBeforeTheFirstStep() {
        assertThat(optimizer.evaluationPoint().doubles("a")).containsExactly(8, 9);
    }

    @Test
    void isTheParametersThemselvesForOtherRules() {
        Optimizer momentum =
                Optimizers.of(new MomentumRule()).set("g", 0).set("lr", 1).over(new float[1]);
        assertThat(momentum.hasEvaluationPoint()).isFalse();
        assertThat(momentum.evaluationPoint()).isSameAs(momentum.parameters());
    }

    @Test
    void mayBeSwappedWithTheParametersBetweenSteps() {
        optimizer.step(gradients);
        a[0] = Double.longBitsToDouble(0x7ff8000000000123L);
        double[] before = a.clone();
        try (EvaluationSwap swap = optimizer.swapEvaluationPoint()) {
            assertThat(a).containsExactly(17, 18);
            assertThat(b).containsExactly(5);
            assertThatThrownBy(() -> optimizer.step(gradients))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("the parameters are at the point of evaluation: close the swap first");
            assertThatThrownBy(() -> optimizer.step(point -> gradients)).isInstanceOf(IllegalStateException.class);
            assertThatThrownBy(optimizer::swapEvaluationPoint).isInstanceOf(IllegalStateException.class);
            assertThat(swap.parameters().doubles("a")).isSameAs(a);
        }
        assertThat(Double.doubleToRawLongBits(a[0])).isEqualTo(Double.doubleToRawLongBits(before[0]));
        assertThat(a[1]).isEqualTo(8);
        a[0] = 1;
        optimizer.step(gradients);
        assertThat(a).containsExactly(0, 7);
    }

    @Test
    void isSwappedBackOnlyOnce() {
        optimizer.step(gradients);
        Runnable close = optimizer.swapEvaluationPoint()::close;
        close.run();
        close.run();
        assertThat(a).containsExactly(7, 8);
    }

    @Test
    void isNotReadIntoTheParameters() {
        assertThatThrownBy(() -> optimizer.evaluationPoint(parameters))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("lies in an array of the parameters");
    }
}
