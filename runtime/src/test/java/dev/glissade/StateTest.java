package dev.glissade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.glissade.OptimizerState.Entry;
import dev.glissade.spi.Scope;
import dev.glissade.spi.Storage;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import org.junit.jupiter.api.Test;

class StateTest {
    private final float[] w = {0, 0};
    private final float[] b = {0};
    private final Parameters parameters =
            Parameters.builder().add("w", w).add("b", b).build();
    private final List<String> calls = new ArrayList<>();
    private final Optimizer optimizer = make(parameters);

    private Optimizer make(Parameters over) {
        return Optimizers.of(new CountingRule(calls))
                .group("biases", biases -> biases.tensors("b").set("start", 8))
                .over(over);
    }

    @Test
    void statesOfEveryScopeAreInitialisedCountedAndShownByName() {
        assertThat(optimizer.state().entries()).isEmpty();
        optimizer.step(parameters.gradients());
        optimizer.step(parameters.gradients());
        OptimizerState state = optimizer.state();
        assertThat(state.rule()).isEqualTo("counting");
        assertThat(state.step()).isEqualTo(2);
        assertThat(state.started()).containsExactlyInAnyOrder("w", "b");
        // each starts at its hyperparameter `start` and grows by 1 in a step
        assertThat(state.scalar("all")).isEqualTo(102);
        assertThat(state.scalar("of_group", "default")).isEqualTo(6);
        assertThat(state.scalar("of_group", "biases")).isEqualTo(10);
        assertThat(state.scalar("of_tensor", "w")).isEqualTo(6);
        assertThat(state.tensor("half", "w")).containsExactly(6, 6);
        assertThat(state.tensor("brain", "b")).containsExactly(10);
        assertThatThrownBy(() -> state.scalar("none"))
                .isInstanceOf(NoSuchElementException.class)
                .hasMessageStartingWith(
                        "no state 'none'; there are [half of w, half of b, brain of w, brain of b, all,");
    }

    @Test
    void aTensorThatJoinsLateHasItsFirstStepThen() {
        optimizer.step(parameters.gradients().absent("b"));
        assertThat(calls).containsExactly("first w");
        optimizer.step(parameters.gradients());
        assertThat(calls).containsExactly("first w", "later w", "first b");
        OptimizerState state = optimizer.state();
        assertThat(state.scalar("of_tensor", "w")).isEqualTo(6);
        assertThat(state.scalar("of_tensor", "b")).isEqualTo(9);
        // the group counts steps, whether or not its tensors take part
        assertThat(state.scalar("of_group", "biases")).isEqualTo(10);
    }

    @Test
    void aRuleByHandKeepsItsStatesAsItSays() {
        assertThatThrownBy(() -> Optimizers.of(new CountingRule(calls))
                        .stateStorage("half", Storage.BF16)
                        .over(parameters))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "rule 'counting' keeps state 'half' in F16 and in nothing else: it is written by hand, or too long");
        Optimizers.of(new CountingRule(calls)).stateStorage("half", Storage.F16).over(parameters);
    }

    @Test
    void storagesThatDoNotFitAreReportedTogether() {
        assertThatThrownBy(() -> Optimizers.of(new CountingRule(calls))
                        .stateStorage("hlaf", Storage.BF16)
                        .stateStorage("all", Storage.BF16)
                        .group("biases", biases -> biases.tensors("b").stateStorage("brain", Storage.F64))
                        .over(parameters))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("unknown state 'hlaf'; did you mean 'half'? (there are [half, brain])")
                .hasMessageContaining("state 'all' is a scalar, which is always kept as a double")
                .hasMessageContaining("state 'brain' is kept as f64, which is wider than parameters of float");
    }

    @Test
    void whoTakesNoPartKeepsItsState() {
        optimizer.step(parameters.gradients());
        optimizer.freeze("w");
        optimizer.step(parameters.gradients());
        optimizer.step(parameters.gradients().absent("b"));
        OptimizerState state = optimizer.state();
        assertThat(state.step()).isEqualTo(3);
        assertThat(state.scalar("of_tensor", "w")).isEqualTo(5);
        assertThat(state.scalar("of_tensor", "b")).isEqualTo(10);
        assertThat(w).containsExactly(-5, -5);
        assertThat(b).containsExactly(-9 - 10);
    }

    @Test
    void stateCopiedOutAndInGoesOnAsIfNothingHadHappened() {
        optimizer.step(parameters.gradients().absent("b"));
        OptimizerState saved = optimizer.state();
        float[] w2 = w.clone();
        float[] b2 = b.clone();
        optimizer.step(parameters.gradients());
        optimizer.step(parameters.gradients());

        Parameters copies = Parameters.builder().add("w", w2).add("b", b2).build();
        Optimizer other = make(copies);
        other.restore(saved);
        assertThat(other.steps()).isEqualTo(1);
        calls.clear();
        other.step(copies.gradients());
        other.step(copies.gradients());
        assertThat(calls).containsExactly("later w", "first b", "later w", "later b");
        assertThat(w2).isEqualTo(w);
        assertThat(b2).isEqualTo(b);
        assertEqual(other.state(), optimizer.state());
    }

    private static void assertEqual(OptimizerState a, OptimizerState b) {
        assertThat(a.step()).isEqualTo(b.step());
        assertThat(a.started()).isEqualTo(b.started());
        assertThat(a.entries()).hasSameSizeAs(b.entries());
        for (int i = 0; i < a.entries().size(); i++) {
            Entry one = a.entries().get(i);
            Entry other = b.entries().get(i);
            assertThat(one).usingRecursiveComparison().isEqualTo(other);
        }
    }

    @Test
    void aSavedStateIsACopy() {
        optimizer.step(parameters.gradients());
        OptimizerState saved = optimizer.state();
        optimizer.step(parameters.gradients());
        assertThat(saved.scalar("all")).isEqualTo(101);
        assertThat(saved.tensor("half", "w")).containsExactly(5, 5);
    }

    @Test
    void resetForgetsStepsAndStates() {
        optimizer.step(parameters.gradients());
        optimizer.reset();
        assertThat(optimizer.steps()).isZero();
        assertThat(optimizer.state().entries()).isEmpty();
        calls.clear();
        optimizer.step(parameters.gradients());
        assertThat(calls).containsExactly("first w", "first b");
        assertThat(optimizer.state().scalar("all")).isEqualTo(101);
        assertThat(optimizer.state().tensor("half", "w")).containsExactly(5, 5);
    }

    @Test
    void aStateThatDoesNotFitIsRefusedWithAllReasonsAndChangesNothing() {
        optimizer.step(parameters.gradients());
        OptimizerState before = optimizer.state();
        OptimizerState wrong = new OptimizerState(
                "adam",
                3,
                0,
                Set.of("w", "x"),
                List.of(
                        new Entry("half", Scope.ELEMENT, "w", dev.glissade.spi.Storage.F16, new short[3]),
                        Entry.of("brain", "w", new float[2]),
                        Entry.scalar("of_group", Scope.GROUP, "default", 1),
                        Entry.scalar("of_group", Scope.GROUP, "default", 2),
                        Entry.scalar("of_group", Scope.GROUP, "biases", 1),
                        Entry.scalar("of_tensor", Scope.TENSOR, "b", 1),
                        Entry.scalar("momentum", Scope.GLOBAL, "", 1)));
        assertThatThrownBy(() -> optimizer.restore(wrong))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "this state does not fit the optimizer 'counting': it belongs to rule 'adam'; unknown tensor 'x'; "
                                + "state half of w has 2 elements, not 3; state brain of w is kept in BF16, not F32; "
                                + "state of_group of default is there twice; there is no state of_tensor of b; "
                                + "there is no state momentum; state all is missing; state of_tensor of w is missing");
        assertEqual(optimizer.state(), before);
    }

    @Test
    void bytesAreThoseOfTheTensorStates() {
        // 3 elements, two states of 2 bytes
        assertThat(optimizer.stateBytes()).isEqualTo(12);
    }

    @Test
    void whatKeepsAStateOutIsToldWithoutTrying() {
        optimizer.step(parameters.gradients());
        OptimizerState state = optimizer.state();
        assertThat(optimizer.misfits(state)).isEmpty();
        assertThat(optimizer.misfits(new OptimizerState("adam", -1, 0, Set.of("x"), List.of())))
                .contains("it belongs to rule 'adam'", "its step is -1", "unknown tensor 'x'");
        assertThat(optimizer.steps()).isEqualTo(1);
    }

    @Test
    void theSeedIsPartOfTheState() {
        OptimizerState seeded = Optimizers.of(new CountingRule(calls))
                .seed(7)
                .over(make(parameters).parameters())
                .state();
        assertThat(seeded.seed()).isEqualTo(7);
        optimizer.restore(seeded);
        assertThat(optimizer.state().seed()).isEqualTo(7);
    }

    @Test
    void settingsThatACheckpointKeepsCanBeAskedFor() {
        assertThat(optimizer.frozen()).isEmpty();
        optimizer.freeze("b");
        assertThat(optimizer.frozen()).containsExactly("b");
        assertThat(optimizer.group("biases").follows("start")).isFalse();
        optimizer.group("biases").schedule("start", step -> 3);
        assertThat(optimizer.group("biases").follows("start")).isTrue();
        assertThat(optimizer.group("default").follows("start")).isFalse();
    }
}
