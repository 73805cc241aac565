package dev.glissade.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.glissade.spi.KernelLayout.Combine;
import dev.glissade.spi.KernelLayout.GradientRequest;
import dev.glissade.spi.KernelLayout.Reduction;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KernelLayoutTest {

    /** Two passes; one scalar of the optimizer, two of a group, none of a tensor; one scratch tensor and one state. */
    private static KernelLayout layout(
            List<Reduction> reductions, List<GradientRequest> gradients, List<Integer> stale) {
        StateSlot state = new StateSlot("m", Scope.ELEMENT, Storage.PARAM);
        return new KernelLayout(2, 1, 2, 0, 1, List.of(state), reductions, gradients, false, false, stale, List.of());
    }

    @Test
    void partsThatFitAreTaken() {
        KernelLayout layout = layout(
                List.of(new Reduction(1, Combine.MAX, Scope.GLOBAL, 0), new Reduction(0, Combine.SUM, Scope.GROUP, 1)),
                List.of(GradientRequest.AT_THETA, new GradientRequest(0, 0), new GradientRequest(0, -1)),
                List.of(0));
        assertThat(layout.passes()).isEqualTo(2);
        assertThat(KernelLayout.elementwise().gradients()).containsExactly(GradientRequest.AT_THETA);
    }

    @ParameterizedTest
    @CsvSource({
        "2, GLOBAL, 0",
        "-1, GLOBAL, 0",
        "0, GLOBAL, 1",
        "0, GROUP, 2",
        "0, GROUP, -1",
        "0, TENSOR, 0",
        "0, ELEMENT, 0"
    })
    void aReductionNeedsAPassAndAPlace(int pass, Scope scope, int slot) {
        List<Reduction> reductions = List.of(new Reduction(pass, Combine.SUM, scope, slot));
        assertThatThrownBy(() -> layout(reductions, List.of(), List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("has no place");
    }

    @ParameterizedTest
    @CsvSource({"2, 0", "-2, 0", "0, 1", "0, -2"})
    void aRequestNeedsAPassAndItsPoint(int afterPass, int point) {
        List<GradientRequest> gradients = List.of(new GradientRequest(afterPass, point));
        assertThatThrownBy(() -> layout(List.of(), gradients, List.of())).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void requestsComeInOrder() {
        List<GradientRequest> gradients = List.of(new GradientRequest(1, 0), new GradientRequest(0, 0));
        assertThatThrownBy(() -> layout(List.of(), gradients, List.of())).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void onlyStatesAreStale() {
        assertThatThrownBy(() -> layout(List.of(), List.of(), List.of(1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("there is no state 1 to be stale");
    }

    @Test
    void aPassIsUniformOnlyIfItExistsAndReducesNothing() {
        assertThat(uniform(1).isUniform(1)).isTrue();
        assertThat(uniform(1).isUniform(0)).isFalse();
        assertThatThrownBy(() -> uniform(2)).hasMessage("there is no pass 2 to be uniform");
        assertThatThrownBy(() -> uniform(0)).hasMessage("pass 0 reduces and is not uniform");
    }

    /** Two passes, the first of which reduces. */
    private static KernelLayout uniform(int pass) {
        List<Reduction> reductions = List.of(new Reduction(0, Combine.SUM, Scope.GLOBAL, 0));
        return new KernelLayout(
                2, 1, 0, 0, 0, List.of(), reductions, List.of(), false, false, List.of(), List.of(pass));
    }
}
