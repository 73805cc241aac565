package dev.glissade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.glissade.spi.Kernel;
import dev.glissade.spi.KernelLayout;
import dev.glissade.spi.KernelLayout.GradientRequest;
import dev.glissade.spi.Precision;
import dev.glissade.spi.RuleInfo;
import dev.glissade.spi.Scope;
import dev.glissade.spi.StateSlot;
import dev.glissade.spi.Storage;
import dev.glissade.spi.TensorFrame;
import dev.glissade.spi.UpdateRule;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The loss is x^2/2 + 4*x for each element, its gradient x + 4. */
class SeveralGradientsTest {

    private static Gradients fill(Gradients gradients, Parameters point) {
        for (Tensor tensor : point.tensors()) {
            for (int i = 0; i < tensor.length(); i++) {
                gradients.tensor(tensor.name()).set(i, tensor.get(i) + 4);
            }
        }
        return gradients;
    }

    @Test
    void gradientsAreKeptApartThoughTheCallerFillsOneBufferAgain() {
        float[] theta = {1, -2};
        Optimizer optimizer = Optimizers.of(new SamRule()).over(theta);
        Gradients buffer = optimizer.parameters().gradients();
        List<float[]> asked = new ArrayList<>();
        optimizer.step(point -> {
            asked.add(point.floats().clone());
            return fill(buffer, point);
        });
        // grad = 5, 2; point = 6, 0; grad there = 10, 4; m = -5, -2
        assertThat(asked).containsExactly(new float[] {1, -2}, new float[] {6, 0});
        assertThat(theta).containsExactly(6, 0);
        assertThat(optimizer.state().tensor("m", "theta")).containsExactly(-5, -2);
    }

    /** Puts the array that its last pass reads the second gradient from into {@code seen}. */
    private static UpdateRule seeing(List<Object> seen) {
        UpdateRule sam = new SamRule();
        return TestRules.rule(sam.info(), (precision, flags) -> {
            Kernel kernel = sam.kernel(precision, flags);
            return new Kernel() {
                @Override
                public KernelLayout layout() {
                    return kernel.layout();
                }

                @Override
                public void initialise(TensorFrame frame) {
                    kernel.initialise(frame);
                }

                @Override
                public void run(int pass, TensorFrame frame, int from, int to) {
                    if (pass == 1) {
                        seen.add(frame.gradients[1]);
                    }
                    kernel.run(pass, frame, from, to);
                }
            };
        });
    }

    @Test
    @SuppressWarnings("ReferenceEquality") // the very array of the parameters
    void theLastGradientIsReadWhereItLies() {
        float[] theta = {1, -2};
        float[] first = new float[2];
        float[] second = new float[2];
        List<Object> seen = new ArrayList<>();
        Optimizer optimizer = Optimizers.of(seeing(seen)).over(theta);
        GradientFunction function = point -> fill(
                Gradients.over(optimizer.parameters()).use("theta", point.floats() == theta ? first : second), point);
        optimizer.step(function);
        assertThat(theta).containsExactly(6, 0);
        optimizer.gradientScale(0.5); // grad = 5, 2; at 11, 2: 7.5, 3; theta = 6 - (5 - 7.5), 0 - (2 - 3)
        optimizer.step(function);
        assertThat(theta).containsExactly(8.5f, 1);
        assertThat(first).as("copied first, and left alone").containsExactly(10, 4);
        assertThat(second).as("scaled where it lies").containsExactly(7.5f, 3);
        assertThat(seen).hasSize(2).allSatisfy(array -> assertThat(array).isSameAs(second));
    }

    @Test
    void gradientsThatAreAddedUpAreCopiedAndSetToZero() {
        float[] theta = {1, -2};
        Optimizer optimizer = Optimizers.of(new SamRule()).zeroGradients().over(theta);
        Gradients sums = optimizer.parameters().gradients();
        optimizer.step(point -> {
            for (int i = 0; i < 2; i++) {
                sums.tensor("theta").set(i, sums.tensor("theta").get(i) + point.floats()[i] + 4);
            }
            return sums;
        });
        assertThat(theta).containsExactly(6, 0);
        assertThat(sums.tensor("theta").toDoubles()).containsOnly(0);
    }

    @Test
    void worksInAnArena() {
        Parameters parameters =
                Parameters.arena(Precision.FLOAT).add("a", 2).add("b").build();
        parameters.tensor("a").set(0, 1);
        parameters.tensor("b").set(0, -2);
        Optimizer optimizer = Optimizers.of(new SamRule()).over(parameters);
        optimizer.step(point -> fill(parameters.gradients(), point));
        assertThat(parameters.tensor("a").toDoubles()).containsExactly(6, 4);
        assertThat(parameters.tensor("b").toDoubles()).containsExactly(0);
    }

    @Test
    void maximizeAsksAtThePointUphill() {
        float[] theta = {1};
        Optimizer optimizer = Optimizers.of(new SamRule()).maximize().over(theta);
        List<Float> asked = new ArrayList<>();
        optimizer.step(point -> {
            asked.add(point.floats()[0]);
            return fill(point.gradients(), point);
        });
        // the rule sees grad = -5, asks at -4, sees -0 there: theta = 1 - (-5 - -0)
        assertThat(asked).containsExactly(1f, -4f);
        assertThat(theta).containsExactly(6);
    }

    @Test
    void oneGradientInHandIsNotEnough() {
        float[] theta = {1};
        Optimizer optimizer = Optimizers.of(new SamRule()).over(theta);
        assertThatThrownBy(() -> optimizer.step(new float[] {1}))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("rule 'two_gradients' asks for gradients at points of its own; "
                        + "give it a function of the point, step(point -> ...)");
        assertThat(theta).containsExactly(1);
        assertThat(optimizer.steps()).isZero();
    }

    @Test
    void anEvaluationThatThrowsChangesNothing() {
        float[] theta = {1};
        Optimizer optimizer = Optimizers.of(new SamRule()).over(theta);
        GradientFunction fails = point -> {
            if (point.floats()[0] != 1) {
                throw new ArithmeticException("the model does not like this point");
            }
            return fill(point.gradients(), point);
        };
        assertThatThrownBy(() -> optimizer.step(fails)).isInstanceOf(ArithmeticException.class);
        assertThat(theta).containsExactly(1);
        assertThat(optimizer.steps()).isZero();
        assertThat(optimizer.state().started()).isEmpty();
        assertThat(optimizer.state().entries()).isEmpty();
        optimizer.step(point -> fill(point.gradients(), point));
        assertThat(theta).containsExactly(6);
        OptimizerState before = optimizer.state();
        assertThatThrownBy(() -> optimizer.step(point -> {
                    throw new ArithmeticException("nor this");
                }))
                .isInstanceOf(ArithmeticException.class);
        assertThat(theta).containsExactly(6);
        assertThat(optimizer.steps()).isEqualTo(1);
        assertThat(optimizer.state().tensor("m", "theta")).isEqualTo(before.tensor("m", "theta"));
    }

    @Test
    void theFirstGradientsSayWhichTensorsTakePart() {
        float[] a = {1};
        float[] b = {2};
        float[] c = {3};
        Parameters parameters =
                Parameters.builder().add("a", a).add("b", b).add("c", c).build();
        Optimizer optimizer = Optimizers.of(new SamRule()).freeze("c").over(parameters);
        Gradients gradients = parameters.gradients().absent("b");
        optimizer.step(point -> {
            gradients.tensor("a").set(0, point.floats("a")[0] + 4);
            // those that take no part are seen where they are
            assertThat(point.floats("b")[0]).isEqualTo(2);
            assertThat(point.floats("c")[0]).isEqualTo(3);
            return gradients;
        });
        assertThat(a).containsExactly(6);
        assertThat(b).containsExactly(2);
        assertThat(c).containsExactly(3);
        assertThat(optimizer.state().started()).containsExactly("a");
    }

    /** {@code v = v/2 + grad(theta - v/2); theta -= v}, with v from 2, in float. */
    private static final UpdateRule LOOK_AHEAD =
            TestRules.rule(RuleInfo.optimizer("look_ahead").state("v").build(), new Kernel() {
                @Override
                public KernelLayout layout() {
                    StateSlot v = new StateSlot("v", Scope.ELEMENT, Storage.PARAM);
                    return TestRules.layout(2, 1, List.of(v), List.of(), List.of(new GradientRequest(0, 0)));
                }

                @Override
                public void initialise(TensorFrame frame) {
                    ((float[]) frame.states[0])[frame.stateOffsets[0]] = 2;
                }

                @Override
                public void run(int pass, TensorFrame frame, int from, int to) {
                    float[] theta = (float[]) frame.theta;
                    float[] v = (float[]) frame.states[0];
                    float[] point = (float[]) frame.scratch[0];
                    for (int i = from; i < to; i++) {
                        float half = v[frame.stateOffsets[0] + i] / 2;
                        if (pass == 0) {
                            point[frame.scratchOffsets[0] + i] = theta[frame.thetaOffset + i] - half;
                        } else {
                            float next = half + ((float[]) frame.gradients[0])[frame.gradientOffsets[0] + i];
                            v[frame.stateOffsets[0] + i] = next;
                            theta[frame.thetaOffset + i] -= next;
                        }
                    }
                }
            });

    @Test
    void aRuleMayNeverAskForTheGradientAtTheParameters() {
        float[] theta = {8};
        Optimizer optimizer = Optimizers.of(LOOK_AHEAD).over(theta);
        List<Float> asked = new ArrayList<>();
        GradientFunction function = point -> {
            asked.add(point.floats()[0]);
            return fill(point.gradients(), point);
        };
        optimizer.step(function); // v = 2/2 + (7 + 4) = 12
        assertThat(theta).containsExactly(-4);
        optimizer.step(function); // v = 6 + (-10 + 4) = 0
        assertThat(theta).containsExactly(-4);
        assertThat(asked).containsExactly(7f, -10f);
        assertThatThrownBy(() -> optimizer.step(new float[1])).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aTensorMayDropOutWhenItsPointIsAlreadyMade() {
        float[] a = {8};
        float[] b = {8};
        Parameters parameters = Parameters.builder().add("a", a).add("b", b).build();
        Optimizer optimizer = Optimizers.of(LOOK_AHEAD).over(parameters);
        optimizer.step(point -> fill(parameters.gradients(), point).absent("b"));
        assertThat(a).containsExactly(-4);
        assertThat(b).containsExactly(8);
        assertThat(optimizer.state().started()).containsExactly("a");
        // its first step is still to come, with the initial value
        optimizer.step(point -> fill(parameters.gradients(), point));
        assertThat(b).containsExactly(-4);
    }

    @Test
    void laterGradientsMustBeThereForTheSameTensors() {
        float[] a = {1};
        float[] b = {2};
        Parameters parameters = Parameters.builder().add("a", a).add("b", b).build();
        Optimizer optimizer = Optimizers.of(new SamRule()).over(parameters);
        assertThatThrownBy(() -> optimizer.step(point -> point == parameters
                        ? parameters.gradients()
                        : parameters.gradients().absent("b")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("tensor 'b' has a gradient at the first point of the step, but not at the next");
        assertThat(optimizer.steps()).isZero();
    }

    @Test
    void aStepWithinAStepIsRefused() {
        float[] theta = {1};
        Optimizer optimizer = Optimizers.of(new SamRule()).over(theta);
        assertThatThrownBy(() -> optimizer.step(point -> {
                    optimizer.step(other -> other.gradients());
                    return point.gradients();
                }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("a step of rule 'two_gradients' is being made");
        assertThat(theta).containsExactly(1);
    }
}
