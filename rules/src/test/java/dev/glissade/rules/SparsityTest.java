package dev.glissade.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.glissade.Gradients;
import dev.glissade.Optimizer;
import dev.glissade.OptimizerBuilder;
import dev.glissade.Optimizers;
import dev.glissade.Parameters;
import dev.glissade.spi.RuleInfo;
import dev.glissade.spi.Sparsity;
import dev.glissade.spi.UnitKind;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which rules may leave out the elements that have no gradient, as their formulas say; worked out with pencil and paper. */
final class SparsityTest {

    private static Sparsity.Kind kind(RuleInfo rule) {
        List<Sparsity.Kind> kinds = rule.variants().stream()
                .map(variant -> variant.sparsity().kind())
                .distinct()
                .toList();
        assertThat(kinds).as("%s, under every choice of its flags", rule.name()).hasSize(1);
        return kinds.get(0);
    }

    private static Stream<String> optimizers(Sparsity.Kind kind) {
        return Library.infos().stream()
                .filter(rule -> rule.kind() == UnitKind.OPTIMIZER && kind(rule) == kind)
                .map(RuleInfo::name);
    }

    private static Sparsity of(String rule) {
        return Library.rule(rule).info().variants().get(0).sparsity();
    }

    @Test
    void fourRulesOfTheLibraryLeaveAnElementWithoutGradientAlone() {
        // theta - lr*0 and theta - lr*sign(0) are theta, also of -0; n + 0*0 is n, and 0/sqrt(n + eps) is 0 as eps is
        // not
        assertThat(optimizers(Sparsity.Kind.EXACT)).containsExactly("adagrad", "adagrad_torch", "sgd", "signsgd");
    }

    @Test
    void rulesWithNormsOfParametersOrPointsOfTheirOwnNeedAllElements() {
        // ||theta||, ||theta - origin|| or the norm of an averaged gradient; the gradient at theta - gamma*v
        assertThat(optimizers(Sparsity.Kind.NEVER))
                .contains("dog", "fromage", "lamb", "lars", "nesterov", "prodigy")
                .doesNotContain("adam", "ftrl", "momentum", "rprop", "novograd");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "clip_by_value >> sgd",
                "clip_by_norm >> sgd",
                "clip_by_global_norm >> adagrad",
                "clip_by_value >> clip_by_global_norm >> signsgd"
            })
    void clippingLeavesZeroAlone(String chain) {
        // min(max(0, -limit), limit) is 0; the square of 0 adds nothing to a norm, and 0*min(1, max_norm/norm) is 0
        assertThat(of(chain)).isEqualTo(Sparsity.EXACT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "add_decayed_weights >> sgd",
                "decoupled_decay >> sgd",
                "ema >> sgd",
                "lookahead >> adagrad",
                "clip_by_norm >> momentum"
            })
    void decayAveragesAndVelocitiesMoveWithoutAGradient(String chain) {
        assertThat(of(chain).kind()).isEqualTo(Sparsity.Kind.LAZY);
    }

    @Test
    void samTakesItsGradientElsewhere() {
        assertThat(of("sam >> sgd").kind()).isEqualTo(Sparsity.Kind.NEVER);
    }

    @Test
    void noiseMovesEverythingUnlessThereIsNone() {
        // 0 + sqrt(0/(1 + t)^gamma)*normal() is 0
        assertThat(of("sgd_noise").zeros()).containsExactly("eta");

        double[] theta = {1, -0.0, 3};
        Optimizer still = noisy(0).over(theta);
        still.step(second(still.parameters()));

        assertThat(theta).containsExactly(1, -1, 3); // -0 - 0.5*2

        Optimizer noisy = noisy(0.25).over(new double[3]);
        assertThatThrownBy(() -> noisy.step(second(noisy.parameters())))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("rule 'sgd_noise' changes theta (sgd_noise.opt, line ")
                .hasMessageContaining("unless 'eta' is 0")
                .hasMessageContaining("lazy()");
    }

    private static OptimizerBuilder noisy(double eta) {
        return Optimizers.named("sgd_noise").set("lr", 0.5).set("eta", eta);
    }

    /** The element in the middle has the gradient 2. */
    private static Gradients second(Parameters parameters) {
        Gradients gradients = Gradients.over(parameters);
        gradients.sparse(parameters.tensors().get(0).name(), new int[] {1}, new double[] {2}, 1);
        return gradients;
    }
}
