package dev.glissade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import dev.glissade.spi.Kernel;
import dev.glissade.spi.KernelLayout;
import dev.glissade.spi.Philox;
import dev.glissade.spi.Precision;
import dev.glissade.spi.RuleInfo;
import dev.glissade.spi.Scope;
import dev.glissade.spi.TensorFrame;
import dev.glissade.spi.UpdateRule;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Steps on several threads: the same bits, no garbage, failures as on one. */
@Timeout(60)
class ThreadedStepTest {

    private static Parameters parameters(Precision precision) {
        return Parameters.arena(precision)
                .add("b", 3)
                .add("w", 50, 401)
                .add("a", 1024)
                .add("c", 5000)
                .build();
    }

    private static Gradients gradients(Parameters parameters, long seed) {
        Gradients gradients = parameters.gradients();
        SplittableRandom random = new SplittableRandom(seed);
        for (Tensor tensor : gradients.tensors()) {
            for (int i = 0; i < tensor.length(); i++) {
                tensor.set(i, random.nextDouble() - 0.5);
            }
        }
        return gradients;
    }

    /** {@code theta -= normal()*grad}, in float. */
    private static UpdateRule noise() {
        return TestRules.rule(RuleInfo.optimizer("noise").build(), new Kernel() {
            @Override
            public KernelLayout layout() {
                return KernelLayout.elementwise();
            }

            @Override
            public void run(int pass, TensorFrame frame, int from, int to) {
                float[] theta = (float[]) frame.theta;
                float[] grad = (float[]) frame.gradients[0];
                for (int i = from; i < to; i++) {
                    theta[frame.thetaOffset + i] -= grad[frame.gradientOffsets[0] + i]
                            * Philox.normalFloat(frame.group.global.seed, frame.group.global.step, frame.key, 0, 0, i);
                }
            }
        });
    }

    private static double[] run(RuleBuilder<?> builder, Precision precision) {
        Parameters parameters = parameters(precision);
        try (Optimizer optimizer = builder.over(parameters)) {
            for (int step = 0; step < 5; step++) {
                optimizer.step(gradients(parameters, step));
            }
        }
        return parameters.tensors().stream()
                .flatMapToDouble(tensor -> Arrays.stream(tensor.toDoubles()))
                .toArray();
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 8})
    void theBitsDoNotDependOnTheThreads(int threads) {
        for (Precision precision : Precision.values()) {
            assertThat(run(momentum().threads(threads), precision)).isEqualTo(run(momentum(), precision));
        }
        for (Scope scope : List.of(Scope.TENSOR, Scope.GROUP, Scope.GLOBAL)) {
            assertThat(run(clip(scope).threads(threads), Precision.DOUBLE))
                    .isEqualTo(run(clip(scope), Precision.DOUBLE));
        }
        assertThat(run(Optimizers.of(noise()).seed(3).threads(threads), Precision.FLOAT))
                .isEqualTo(run(Optimizers.of(noise()).seed(3), Precision.FLOAT));
        assertThat(run(Optimizers.of(new RecordingRule(new ArrayList<>(), true)).threads(threads), Precision.FLOAT))
                .isEqualTo(run(Optimizers.of(new RecordingRule(new ArrayList<>(), false)), Precision.FLOAT));
    }

    private static OptimizerBuilder momentum() {
        return Optimizers.of(new MomentumRule()).set("g", 0.9).set("lr", 0.1);
    }

    private static OptimizerBuilder clip(Scope scope) {
        return Optimizers.of(new ClipRule(scope)).set("lr", 0.1);
    }

    @Test
    void severalOptimizersMayStepAtOnceAndShareAPool() throws Exception {
        double[] expected = run(clip(Scope.GLOBAL), Precision.DOUBLE);
        try (WorkerPool pool = Workers.pool(2)) {
            WorkerPoolTest.inThreads(3, () -> {
                for (int round = 0; round < 20; round++) {
                    assertThat(run(clip(Scope.GLOBAL).workers(pool), Precision.DOUBLE))
                            .isEqualTo(expected);
                    assertThat(run(clip(Scope.GLOBAL).threads(2), Precision.DOUBLE))
                            .isEqualTo(expected);
                }
                return null;
            });
        }
    }

    @Test
    void aFailureOfOneThreadFailsTheStep() {
        AtomicBoolean fail = new AtomicBoolean(true);
        UpdateRule rule = TestRules.rule(RuleInfo.optimizer("failing").build(), new Kernel() {
            @Override
            public KernelLayout layout() {
                return KernelLayout.elementwise();
            }

            @Override
            public void run(int pass, TensorFrame frame, int from, int to) {
                if (fail.get() && to == frame.length) {
                    throw new ArithmeticException("at the end");
                }
            }
        });
        try (Optimizer optimizer = Optimizers.of(rule).threads(2).over(new float[100_000])) {
            assertThatThrownBy(() -> optimizer.step(new float[100_000])).hasMessage("at the end");
            fail.set(false);
            assertThatThrownBy(() -> optimizer.step(new float[100_000]))
                    .hasMessageStartingWith("an earlier step of rule 'failing' failed while it was writing");
            optimizer.reset();
            optimizer.step(new float[100_000]);
            assertThat(optimizer.steps()).isEqualTo(1);
        }
    }

    @Test
    void aClosedOptimizerGoesOnAlone() {
        float[] theta = new float[10_000];
        Optimizer optimizer = momentum().threads(2).over(theta);
        optimizer.close();
        optimizer.close();
        optimizer.step(new float[10_000]);
        assertThat(optimizer.steps()).isEqualTo(1);
    }

    @Test
    void aStepOnTwoThreadsAllocatesNothing() {
        Parameters parameters = parameters(Precision.DOUBLE);
        Gradients gradients = gradients(parameters, 1);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        try (Optimizer optimizer = clip(Scope.GLOBAL).threads(2).over(parameters)) {
            long[] ids = Thread.getAllStackTraces().keySet().stream()
                    .filter(thread -> thread.equals(Thread.currentThread())
                            || thread.getName().startsWith("glissade-worker-"))
                    .mapToLong(Thread::getId)
                    .toArray();
            assertThat(ids).hasSizeGreaterThanOrEqualTo(2);
            long steps = 2000;
            long least = Long.MAX_VALUE;
            for (int round = 0; round < 3; round++) {
                long before = allocated(threads, ids);
                for (int i = 0; i < steps; i++) {
                    optimizer.step(gradients);
                }
                least = Math.min(least, allocated(threads, ids) - before);
            }
            assertThat(least).isLessThan(steps);
        }
    }

    private static long allocated(ThreadMXBean threads, long[] ids) {
        long sum = 0;
        for (long bytes : threads.getThreadAllocatedBytes(ids)) {
            sum += bytes;
        }
        return sum;
    }
}
