package dev.glissade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.glissade.spi.GlobalFrame;
import dev.glissade.spi.GroupFrame;
import dev.glissade.spi.Kernel;
import dev.glissade.spi.KernelLayout;
import dev.glissade.spi.KernelLayout.GradientRequest;
import dev.glissade.spi.RuleInfo;
import dev.glissade.spi.Scope;
import dev.glissade.spi.StateSlot;
import dev.glissade.spi.Storage;
import dev.glissade.spi.TensorFrame;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * {@code theta = sum - stale(sum); sum += grad}, and the same for counts of every scope, which all begin at 100. In double, by
 * hand.
 */
class StaleTest {
    private static final RuleInfo INFO = RuleInfo.optimizer("late")
            .state("other")
            .state("sum")
            .state("all", Scope.GLOBAL, Storage.PARAM)
            .state("of_group", Scope.GROUP, Storage.PARAM)
            .state("of_tensor", Scope.TENSOR, Storage.PARAM)
            .build();
    private static final List<StateSlot> STATES = INFO.variants().get(0).states();

    private final double[] back = new double[3];

    private final Kernel kernel = new Kernel() {
        @Override
        public KernelLayout layout() {
            return new KernelLayout(
                    1,
                    0,
                    0,
                    0,
                    0,
                    STATES,
                    List.of(),
                    List.of(GradientRequest.AT_THETA),
                    true,
                    false,
                    List.of(1, 2, 3, 4),
                    List.of());
        }

        @Override
        public void initialise(GlobalFrame frame) {
            frame.states[0] = 100;
        }

        @Override
        public void initialise(GroupFrame frame) {
            frame.states[0] = 100;
        }

        @Override
        public void initialise(TensorFrame frame) {
            frame.scalarStates[0] = 100;
            ((double[]) frame.states[1])[frame.stateOffsets[1]] = 100;
        }

        @Override
        public void global(int pass, GlobalFrame frame) {
            back[0] = frame.states[0] - frame.staleStates[0];
            frame.nextStates[0] = frame.states[0] + 1;
        }

        @Override
        public void group(int pass, GroupFrame frame) {
            back[1] = frame.states[0] - frame.staleStates[0];
            frame.nextStates[0] = frame.states[0] + 1;
        }

        @Override
        public void tensor(int pass, TensorFrame frame) {
            back[2] = frame.scalarStates[0] - frame.staleScalarStates[0];
            frame.nextScalarStates[0] = frame.scalarStates[0] + 1;
        }

        @Override
        public void run(int pass, TensorFrame frame, int from, int to) {
            double[] sum = (double[]) frame.states[1];
            int s = frame.stateOffsets[1];
            ((double[]) frame.theta)[0] = sum[s] - ((double[]) frame.staleStates[1])[frame.staleOffsets[1]];
            sum[s] += ((double[]) frame.gradients[0])[frame.gradientOffsets[0]];
        }
    };

    private final double[] theta = {0};
    private final Optimizer optimizer =
            Optimizers.of(TestRules.rule(INFO, kernel)).over(theta);
    private final Gradients gradients = Gradients.of(new double[] {8});

    @Test
    void statesHandedInAreThoseOfTheMomentWhenTheWorkerRead() {
        optimizer.step(gradients);
        OptimizerState read = optimizer.state();
        optimizer.step(gradients);
        optimizer.step(gradients);
        optimizer.step(gradients, read);
        assertThat(theta).containsExactly(16);
        assertThat(back).containsExactly(2, 2, 2);
        // the state that was handed in is not written, and the next step is a plain one
        assertThat(read.tensor("sum", "theta")).containsExactly(108);
        optimizer.step(gradients);
        assertThat(theta).containsExactly(0);
        assertThat(back).containsExactly(0, 0, 0);
        assertThat(optimizer.state().tensor("sum", "theta")).containsExactly(140);
    }

    @Test
    void aWorkerThatReadBeforeTheFirstStepSawInitialValues() {
        OptimizerState read = optimizer.state();
        optimizer.step(gradients, read);
        assertThat(theta).containsExactly(0);
        optimizer.step(gradients, read);
        assertThat(theta).containsExactly(8);
        assertThat(back).containsExactly(1, 1, 1);
    }

    @Test
    void aStateOfAnotherOptimizerIsRefused() {
        OptimizerState other = new OptimizerState("late", 2, 0, Set.of(), List.of());
        assertThatThrownBy(() -> optimizer.step(gradients, other))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("state all is missing; state of_group of default is missing");
        assertThat(optimizer.steps()).isZero();
    }
}
