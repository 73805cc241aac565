package dev.glissade;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glissade.spi.Precision;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tensors that lie one behind the other are run as one, and nothing but the time shows it. */
class JoinedTensorsTest {
    private final List<String> ranges = new ArrayList<>();
    private Parameters parameters;
    private Gradients gradients;

    @BeforeEach
    void layOut() {
        parameters = Parameters.arena(Precision.FLOAT)
                .add("a", 700)
                .add("b", 3)
                .add("nothing", 0)
                .add("c", 2, 600)
                .add("d")
                .build();
        gradients = parameters.gradients();
        int next = 0;
        for (Tensor tensor : gradients.tensors()) {
            for (int i = 0; i < tensor.length(); i++) {
                tensor.set(i, ++next);
            }
        }
    }

    private Optimizer optimizer() {
        return Optimizers.of(new RecordingRule(ranges, true)).over(parameters);
    }

    /** Theta after some steps from 0 with gradient g in each: v is g, 3g/2, 7g/4. */
    private void assertSteps(String tensor, int steps) {
        double[] sums = {0, 1, 2.5, 4.25};
        Tensor theta = parameters.tensor(tensor);
        for (int i = 0; i < theta.length(); i++) {
            assertThat(theta.get(i))
                    .isEqualTo(-sums[steps]
                            * gradients.tensors().get(index(tensor)).get(i));
        }
    }

    private int index(String tensor) {
        return parameters.names().indexOf(tensor);
    }

    @Test
    void anArenaIsRunAsOne() {
        Optimizer optimizer = optimizer();
        optimizer.step(gradients);
        optimizer.step(gradients);
        assertThat(ranges).containsExactly("0-1904", "0-1904");
        for (String name : List.of("a", "b", "c", "d")) {
            assertSteps(name, 2);
        }
        assertThat(optimizer.state().tensor("v", "b")).containsExactly(701 * 1.5, 702 * 1.5, 703 * 1.5);
    }

    @Test
    void aPassThatIsNotUniformSeesEachTensor() {
        Optimizers.of(new RecordingRule(ranges, false)).over(parameters).step(gradients);
        assertThat(ranges).containsExactly("0-700", "0-3", "0-1200", "0-1");
        assertSteps("c", 1);
    }

    @Test
    void whatTakesNoPartParts() {
        Optimizer optimizer = optimizer();
        optimizer.freeze("b");
        optimizer.step(gradients);
        optimizer.unfreeze("b");
        gradients.absent("c");
        optimizer.step(gradients);
        gradients.present("c");
        optimizer.step(gradients);
        assertThat(ranges).containsExactly("0-700", "0-1201", "0-703", "0-1", "0-1904");
        assertSteps("a", 3);
        assertSteps("b", 2);
        assertSteps("c", 2);
        assertSteps("d", 3);
    }

    @Test
    void groupsAreRunApart() {
        Optimizer optimizer = Optimizers.of(new RecordingRule(ranges, true))
                .group("middle", group -> group.tensors("b", "nothing").set("lr", 0))
                .over(parameters);
        optimizer.step(gradients);
        assertThat(ranges).containsExactly("0-700", "0-3", "0-1201");
        assertSteps("b", 0);
        assertSteps("d", 1);
    }

    @Test
    void gradientsInTheCallersArraysPart() {
        Optimizer optimizer = optimizer();
        float[] own = {701, 702, 703};
        gradients.use("b", own);
        optimizer.step(gradients);
        assertThat(ranges).containsExactly("0-700", "0-3", "0-1201");
        Gradients others = parameters.gradients();
        for (int i = 0; i < 5; i++) {
            others.tensors().get(i).copyFrom(gradients.tensors().get(i));
        }
        ranges.clear();
        optimizer.step(others);
        optimizer.step(gradients);
        assertThat(ranges).containsExactly("0-1904", "0-700", "0-3", "0-1201");
        assertSteps("b", 3);
        assertSteps("c", 3);
    }

    @Test
    void arraysOfTheCallersAreRunOneByOneButPartsOfOneTogether() {
        float[] flat = new float[9];
        float[] gradient = new float[9];
        Parameters own = Parameters.builder()
                .slice("a", flat, 1, 4)
                .slice("b", flat, 5, 2)
                .slice("c", flat, 8, 1)
                .add("d", new float[5])
                .build();
        Gradients ofOwn = Gradients.over(own)
                .slice("a", gradient, 1)
                .slice("b", gradient, 5)
                .slice("c", gradient, 8)
                .use("d", new float[5]);
        Arrays.fill(gradient, 1);
        Optimizers.of(new RecordingRule(ranges, true)).over(own).step(ofOwn);
        assertThat(ranges).containsExactly("0-6", "0-1", "0-5");
        assertThat(flat).containsExactly(0, -1, -1, -1, -1, -1, -1, 0, -1);
    }

    @Test
    void aFunctionOfThePointMayLeaveTensorsOut() {
        Optimizer optimizer = optimizer();
        optimizer.step(point -> gradients.absent("b"));
        optimizer.step(point -> gradients.present("b"));
        assertThat(ranges).containsExactly("0-700", "0-1201", "0-1904");
        assertSteps("a", 2);
        assertSteps("b", 1);
    }

    @Test
    void statesThatArePutBackAreFoundAgain() {
        Optimizer optimizer = optimizer();
        optimizer.step(gradients);
        OptimizerState saved = optimizer.state();
        optimizer.step(gradients);
        optimizer.reset();
        optimizer.restore(saved);
        for (Tensor tensor : parameters.tensors()) {
            tensor.fill(0);
        }
        optimizer.step(gradients);
        assertThat(parameters.tensor("b").toDoubles()).containsExactly(-701 * 1.5, -702 * 1.5, -703 * 1.5);
        assertThat(optimizer.steps()).isEqualTo(2);
    }
}
