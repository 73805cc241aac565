package dev.glissade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import dev.glissade.spi.Kernel;
import dev.glissade.spi.KernelLayout;
import dev.glissade.spi.KernelLayout.GradientRequest;
import dev.glissade.spi.RuleInfo;
import dev.glissade.spi.Scope;
import dev.glissade.spi.TensorFrame;
import dev.glissade.spi.UpdateRule;
import java.lang.management.ManagementFactory;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Steps that fail, loss, climbing, and what a step costs besides its arithmetic. */
class FailureTest {
    private static final RuleInfo INFO = RuleInfo.optimizer("loss_reader").build();

    /** {@code theta -= loss*grad}, in float. */
    private static UpdateRule lossReader() {
        KernelLayout layout = new KernelLayout(
                1,
                0,
                0,
                0,
                0,
                List.of(),
                List.of(),
                List.of(GradientRequest.AT_THETA),
                false,
                true,
                List.of(),
                List.of());
        return TestRules.rule(INFO, new Kernel() {
            @Override
            public KernelLayout layout() {
                return layout;
            }

            @Override
            public void run(int pass, TensorFrame frame, int from, int to) {
                for (int i = from; i < to; i++) {
                    ((float[]) frame.theta)[frame.thetaOffset + i] -= (float) frame.group.global.loss
                            * ((float[]) frame.gradients[0])[frame.gradientOffsets[0] + i];
                }
            }
        });
    }

    @Test
    void aRuleThatReadsTheLossNeedsIt() {
        float[] theta = {1};
        Optimizer optimizer = Optimizers.of(lossReader()).over(theta);
        Gradients gradients = optimizer.parameters().gradients();
        gradients.tensor("theta").set(0, 2);
        assertThatThrownBy(() -> optimizer.step(gradients))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("rule 'loss_reader' reads the loss; give it with the gradients, step(gradients, loss)");
        assertThatThrownBy(() -> optimizer.step(point -> gradients))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("rule 'loss_reader' reads the loss: set it on the gradients, gradients.loss(value)");
        assertThat(theta).containsExactly(1);
        optimizer.step(gradients, 3);
        assertThat(theta).containsExactly(-5);
        optimizer.step(point -> gradients.loss(0.5));
        assertThat(theta).containsExactly(-6);
        assertThat(optimizer.steps()).isEqualTo(2);
    }

    @Test
    void maximizeTurnsGradientAndLossRound() {
        float[] theta = {1};
        double[] doubles = {1};
        float[] gradient = {2};
        Optimizer optimizer = Optimizers.of(lossReader()).maximize().over(theta);
        optimizer.step(Gradients.of(gradient), 3); // - (-3)*(-2)
        assertThat(theta).containsExactly(-5);
        assertThat(gradient).containsExactly(2);
        Optimizer climbing = Optimizers.of(new MomentumRule())
                .set("g", 0)
                .set("lr", 0.5)
                .maximize()
                .over(doubles);
        climbing.step(new double[] {2});
        assertThat(doubles).containsExactly(2);
    }

    @Test
    void whatAKernelWroteBeforeItThrewStopsTheOptimizerUntilItIsPutRight() {
        float[] theta = {1};
        boolean[] fail = {true};
        UpdateRule rule = TestRules.rule(RuleInfo.optimizer("failing").build(), new Kernel() {
            @Override
            public KernelLayout layout() {
                return KernelLayout.elementwise();
            }

            @Override
            public void run(int pass, TensorFrame frame, int from, int to) {
                ((float[]) frame.theta)[0] = 2;
                if (fail[0]) {
                    throw new ArithmeticException("half way");
                }
            }
        });
        Optimizer optimizer = Optimizers.of(rule).over(theta);
        assertThatThrownBy(() -> optimizer.step(new float[1])).hasMessage("half way");
        fail[0] = false;
        assertThatThrownBy(() -> optimizer.step(new float[1]))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("an earlier step of rule 'failing' failed while it was writing");
        assertThat(optimizer.steps()).isZero();
        optimizer.restore(optimizer.state());
        optimizer.step(new float[1]);
        assertThat(optimizer.steps()).isEqualTo(1);
    }

    @Test
    void aTensorCannotDropOutOfAReductionThatHasCountedIt() {
        KernelLayout layout = TestRules.layout(
                2,
                1,
                List.of(),
                List.of(new KernelLayout.Reduction(0, KernelLayout.Combine.SUM, Scope.GLOBAL, 0)),
                List.of(new GradientRequest(0, 0)));
        UpdateRule rule = TestRules.rule(RuleInfo.optimizer("look_ahead").build(), new Kernel() {
            @Override
            public KernelLayout layout() {
                return layout;
            }

            @Override
            public void run(int pass, TensorFrame frame, int from, int to) {
                if (pass == 1) {
                    ((float[]) frame.theta)[frame.thetaOffset] = 7;
                }
            }
        });
        float[] a = {1};
        float[] b = {2};
        Parameters parameters = Parameters.builder().add("a", a).add("b", b).build();
        Optimizer optimizer = Optimizers.of(rule).over(parameters);
        Gradients some = parameters.gradients().absent("b");
        assertThatThrownBy(() -> optimizer.step(point -> some))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "tensor 'b' has no gradient, but rule 'look_ahead' has already counted it in a reduction over "
                                + "several tensors: freeze it instead");
        assertThat(optimizer.steps()).isZero();
        optimizer.freeze("b");
        optimizer.step(point -> some);
        assertThat(a).containsExactly(7);
        assertThat(b).containsExactly(2);
    }

    @Test
    void nanGradientsAreNumbersLikeOthers() {
        float[] theta = {1, 1};
        Optimizer optimizer =
                Optimizers.of(new MomentumRule()).set("g", 0.5).set("lr", 1).over(theta);
        optimizer.step(new float[] {Float.NaN, 1});
        optimizer.step(new float[] {0, 0});
        assertThat(theta).containsExactly(Float.NaN, -0.5f);
        assertThat(optimizer.steps()).isEqualTo(2);
    }

    @Test
    void aStepAllocatesNothing() {
        assertAllocatesNothing(Optimizers.of(new ClipRule(Scope.GLOBAL)));
    }

    @Test
    void aStepWithAllExtrasAllocatesNothing() {
        assertAllocatesNothing(Optimizers.of(new ClipRule(Scope.GLOBAL))
                .gradientScale(0.5)
                .clipGlobalNorm(0.1)
                .skipNonFinite()
                .telemetry());
    }

    private static void assertAllocatesNothing(OptimizerBuilder builder) {
        Parameters parameters = Parameters.builder()
                .add("w", new double[3000])
                .add("b", new double[10])
                .build();
        Optimizer optimizer = builder.schedule("lr", step -> 1.0 / step)
                .group("biases", biases -> biases.tensors("b"))
                .over(parameters);
        Gradients gradients = parameters.gradients();
        gradients.tensor("w").fill(1);
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
        // what the measuring itself allocates is far below a byte per step
        assertThat(least).isLessThan(steps);
    }
}
