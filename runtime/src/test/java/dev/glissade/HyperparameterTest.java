package dev.glissade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.glissade.spi.Hyperparameter;
import dev.glissade.spi.Kernel;
import dev.glissade.spi.KernelLayout;
import dev.glissade.spi.Range;
import dev.glissade.spi.RuleInfo;
import dev.glissade.spi.TensorFrame;
import dev.glissade.spi.UpdateRule;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HyperparameterTest {
    private static final RuleInfo INFO = TestRules.info(
            "everything",
            List.of(
                    TestRules.real("lr", 0, TestRules.FROM_0),
                    TestRules.real("beta2", 1, TestRules.UP_TO_1, 0.25),
                    TestRules.real("beta3", 2, TestRules.UP_TO_1, Double.NaN),
                    TestRules.integer("k", 3, Range.of("[1, inf)"), 5.0),
                    TestRules.list("beta", 4, TestRules.UP_TO_1, 0.0, 0.5),
                    TestRules.flag("nesterov", false),
                    new Hyperparameter(
                            "rate",
                            Hyperparameter.Type.REAL,
                            6,
                            1,
                            List.of(),
                            "0.1*inverse_sqrt(warmup = 500)",
                            Range.of("[0, 1]"),
                            "",
                            true,
                            false),
                    TestRules.uniform("d0", 7, TestRules.FROM_0, 1.0)));

    /** What the kernel saw in the last pass, by group. */
    private final List<double[]> seen = new ArrayList<>();

    private int flags = -1;

    private final UpdateRule rule = new UpdateRule() {
        @Override
        public RuleInfo info() {
            return INFO;
        }

        @Override
        public Kernel kernel(dev.glissade.spi.Precision precision, int bits) {
            flags = bits;
            return new Kernel() {
                @Override
                public KernelLayout layout() {
                    return KernelLayout.elementwise();
                }

                @Override
                public void run(int pass, TensorFrame frame, int from, int to) {
                    seen.add(frame.group.hyper.clone());
                }
            };
        }

        @Override
        public void followDefaults(double[] values, boolean[] set) {
            if (!set[2]) {
                values[2] = Math.sqrt(values[1]);
            }
        }

        @Override
        public void computeHyperparameters(long step, double[] values) {
            values[6] = 0.5 * step;
        }
    };

    private final OptimizerBuilder builder = Optimizers.of(rule);

    private double[] valuesOf(Optimizer optimizer) {
        seen.clear();
        optimizer.step(new float[1]);
        return seen.get(0);
    }

    @Test
    void defaultsAreTakenAndFollowed() {
        Optimizer optimizer = builder.set("lr", 0.1).over(new float[1]);
        assertThat(valuesOf(optimizer)).containsExactly(0.1, 0.25, 0.5, 5, 0, 0.5, 0.5, 1);
        assertThat(flags).isZero();
        optimizer.set("beta2", 0.0625);
        assertThat(valuesOf(optimizer)).containsExactly(0.1, 0.0625, 0.25, 5, 0, 0.5, 1, 1);
        optimizer.set("beta3", 0.75).set("beta", 0.125, 0.25);
        assertThat(optimizer.get("beta3")).isEqualTo(0.75);
        assertThat(optimizer.group("default").getList("beta")).containsExactly(0.125, 0.25);
        assertThat(optimizer.steps()).isEqualTo(2);
    }

    @Test
    void followersFollowASchedule() {
        Optimizer optimizer = builder.set("lr", 0)
                .schedule("beta2", step -> 1.0 / (4 * step * step))
                .over(new float[1]);
        assertThat(valuesOf(optimizer)[2]).isEqualTo(0.5);
        assertThat(valuesOf(optimizer)[2]).isEqualTo(0.25);
    }

    @Test
    void flagsAreBits() {
        Optimizer optimizer = builder.set("lr", 0).set("nesterov", true).over(new float[1]);
        assertThat(flags).isEqualTo(1);
        assertThat(optimizer.get("nesterov")).isEqualTo(1);
        assertThatThrownBy(() -> optimizer.set("nesterov", 0)).hasMessageContaining("fixed when the optimizer is made");
    }

    @Test
    void everythingWrongIsReportedAtOnce() {
        builder.set("beta4", 0.5)
                .set("beta2", 1)
                .set("beta3", Double.NaN)
                .set("k", 2.5)
                .set("beta", 0.1)
                .set("nesterov", 1)
                .set("rate", 0.1)
                .set("d0", true)
                .group("odd", odd -> odd.tensors("w").set("kk", 1).set("beta2", -1));
        assertThatThrownBy(() -> builder.over(new float[1]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("rule 'everything': 13 problems\n")
                .hasMessageContaining(
                        "unknown hyperparameter 'beta4'; did you mean 'beta2'? (there are 'lr' in [0, inf)")
                .hasMessageContaining("hyperparameter 'beta2' = 1.0 is not in [0, 1)")
                .hasMessageContaining("hyperparameter 'beta3' = NaN is not in [0, 1)")
                .hasMessageContaining("hyperparameter 'k' = 2.5 is not a whole number")
                .hasMessageContaining("hyperparameter 'beta' takes 2 numbers in [0, 1), not 1 numbers")
                .hasMessageContaining("hyperparameter 'nesterov' is a flag: set it to true or false")
                .hasMessageContaining("hyperparameter 'rate' is worked out by the rule itself "
                        + "(0.1*inverse_sqrt(warmup = 500)) and cannot be set")
                .hasMessageContaining("hyperparameter 'd0' is no flag: it takes one number in [0, inf)")
                .hasMessageContaining("unknown tensor 'w' in group 'odd'; there are [theta]")
                .hasMessageContaining("group 'odd' has no tensor")
                .hasMessageContaining("unknown hyperparameter 'kk'; did you mean 'k'?")
                .hasMessageContaining("hyperparameter 'beta2' = -1.0 is not in [0, 1)")
                .hasMessageContaining("hyperparameter 'lr' in [0, inf) must be given");
    }

    @Test
    void oneProblemIsOneLine() {
        assertThatThrownBy(() -> builder.over(new float[1]))
                .hasMessage("rule 'everything': hyperparameter 'lr' in [0, inf) must be given");
    }

    @ParameterizedTest
    @ValueSource(doubles = {-1, Double.NaN, Double.POSITIVE_INFINITY})
    void aRefusedChangeChangesNothing(double wrong) {
        Optimizer optimizer = builder.set("lr", 0.5).over(new float[1]);
        assertThatThrownBy(() -> optimizer.set("lr", wrong))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("rule 'everything': hyperparameter 'lr' = " + wrong + " is not in [0, inf)");
        assertThat(valuesOf(optimizer)[0]).isEqualTo(0.5);
    }

    @Test
    void groupsHaveValuesOfTheirOwn() {
        Parameters parameters = Parameters.builder()
                .add("w", new float[1])
                .add("b", new float[1])
                .build();
        Optimizer optimizer = builder.set("lr", 0.5)
                .group(
                        "biases",
                        biases -> biases.tensors(name -> name.startsWith("b")).set("beta2", 0))
                .over(parameters);
        optimizer.step(parameters.gradients());
        // in the order of the parameters: w, b
        assertThat(seen.get(0)).startsWith(0.5, 0.25, 0.5);
        assertThat(seen.get(1)).startsWith(0.5, 0, 0);
        assertThat(optimizer.group("biases").tensors()).containsExactly("b");
        assertThat(optimizer.group("default").tensors()).containsExactly("w");
        optimizer.group("biases").set("lr", 0.75);
        assertThat(optimizer.group("biases").get("lr")).isEqualTo(0.75);
        assertThat(optimizer.get("lr")).isEqualTo(0.5);
        optimizer.set("lr", 1);
        assertThat(optimizer.group("biases").get("lr")).isEqualTo(1);
        assertThatThrownBy(() -> optimizer.group("bias"))
                .hasMessage("unknown group 'bias'; there are [default, biases]");
    }

    @Test
    void groupsMayGiveWhatMustBeGiven() {
        builder.group("all", all -> all.tensors("theta").set("lr", 0.25));
        assertThat(valuesOf(builder.over(new float[1]))[0]).isEqualTo(0.25);
    }

    @Test
    void uniformOnesMustBeTheSameInAllGroups() {
        Parameters parameters = Parameters.builder()
                .add("w", new float[1])
                .add("b", new float[1])
                .build();
        builder.set("lr", 1);
        assertThatThrownBy(() -> Optimizers.of(rule)
                        .set("lr", 1)
                        .group("biases", biases -> biases.tensors("b").set("d0", 2))
                        .over(parameters))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("rule 'everything': hyperparameter 'd0' must be the same in all groups");
        Optimizer optimizer = builder.group(
                        "biases", biases -> biases.tensors("b").set("d0", 1))
                .over(parameters);
        assertThatThrownBy(() -> optimizer.group("biases").set("d0", 2))
                .hasMessage("hyperparameter 'd0' must be the same in all groups: set it on the optimizer");
        optimizer.set("d0", 2);
        optimizer.step(parameters.gradients());
        assertThat(seen).allMatch(values -> values[7] == 2);
    }

    @Test
    void aScheduleThatPartsUniformOnesStopsTheStep() {
        Parameters parameters = Parameters.builder()
                .add("w", new float[1])
                .add("b", new float[1])
                .build();
        double[] calls = {0};
        Schedule unsteady = step -> step == 1 ? 1 : ++calls[0];
        Optimizer optimizer = builder.set("lr", 1)
                .schedule("d0", unsteady)
                .group("biases", biases -> biases.tensors("b"))
                .over(parameters);
        optimizer.step(parameters.gradients());
        seen.clear();
        assertThatThrownBy(() -> optimizer.step(parameters.gradients()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("step 2 of rule 'everything': hyperparameter 'd0' must be the same in all groups, "
                        + "but is 1.0 in 'default' and 2.0 in 'biases'");
        assertThat(seen).isEmpty();
        assertThat(optimizer.steps()).isEqualTo(1);
    }

    @Test
    void aTensorIsInOneGroupAtMost() {
        assertThatThrownBy(() -> builder.set("lr", 1)
                        .group("a", a -> a.tensors("theta"))
                        .group("b", b -> b.tensors("theta"))
                        .over(new float[1]))
                .hasMessage("rule 'everything': tensor 'theta' is in two groups");
    }

    @Test
    void aScheduleOutOfRangeStopsTheStepBeforeAnythingIsDone() {
        float[] theta = {1};
        Optimizer optimizer = builder.schedule("lr", step -> 2 - step)
                .schedule("k", step -> step < 3 ? 1 : 1.5)
                .over(theta);
        assertThat(valuesOf(optimizer)[0]).isEqualTo(1);
        assertThat(valuesOf(optimizer)[0]).isEqualTo(0);
        seen.clear();
        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> optimizer.step(new float[1]))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("step 3 of rule 'everything': hyperparameter 'lr' = -1.0 is not in [0, inf); "
                            + "hyperparameter 'k' = 1.5 is not a whole number; "
                            + "hyperparameter 'rate' = 1.5 is not in [0, 1]");
        }
        assertThat(seen).isEmpty();
        assertThat(optimizer.steps()).isEqualTo(2);
        // that of the last step that was made
        assertThat(optimizer.get("lr")).isZero();
        optimizer.reset();
        assertThat(optimizer.get("lr")).isEqualTo(1);
    }

    @Test
    void aValueSetByHandReplacesItsSchedule() {
        Optimizer optimizer = builder.schedule("lr", step -> step).over(new float[1]);
        optimizer.set("lr", 0.5);
        assertThat(valuesOf(optimizer)[0]).isEqualTo(0.5);
        optimizer.schedule("lr", step -> 10 * step);
        assertThat(valuesOf(optimizer)[0]).isEqualTo(20);
        assertThatThrownBy(() -> optimizer.schedule("beta", step -> 0))
                .hasMessageContaining("is a list and cannot follow a schedule");
    }
}
