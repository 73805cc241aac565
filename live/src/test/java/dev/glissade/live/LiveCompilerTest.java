package dev.glissade.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.glissade.Gradients;
import dev.glissade.Optimizer;
import dev.glissade.Optimizers;
import dev.glissade.Schedules;
import dev.glissade.compiler.RuleLibrary;
import dev.glissade.dsl.text.SourceText;
import dev.glissade.spi.RuleUnit;
import dev.glissade.spi.ScheduleRule;
import dev.glissade.spi.UpdateRule;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LiveCompilerTest {
    private static final LiveCompiler COMPILER = LiveCompiler.create();

    @Test
    void aTextBecomesARuleThatSteps() {
        UpdateRule rule = COMPILER.optimizer("momentum.opt", "v = g*v + lr*grad; theta -= v");

        double[] theta = {1, 2};
        Optimizer optimizer = Optimizers.of(rule).set("g", 0.5).set("lr", 0.25).over(theta);
        optimizer.step(Gradients.of(new double[] {1, -2}));
        optimizer.step(Gradients.of(new double[] {1, -2}));

        assertThat(rule.info().name()).isEqualTo("momentum");
        assertThat(theta).containsExactly(1 - 0.25 - 0.375, 2 + 0.5 + 0.75);
    }

    @Test
    void theSameNameMayBeCompiledAgain() {
        UpdateRule down = COMPILER.optimizer("plain.opt", "theta -= grad");
        UpdateRule up = COMPILER.optimizer("plain.opt", "theta += grad");

        float[] theta = {1};
        Optimizers.of(up).over(theta).step(Gradients.of(new float[] {2}));
        assertThat(theta).containsExactly(3);
        Optimizers.of(down).over(theta).step(Gradients.of(new float[] {2}));
        assertThat(theta).containsExactly(1);
    }

    @Test
    void aFileWithSeveralUnitsGivesThemAll() {
        List<RuleUnit> units = COMPILER.compile("halves.opt", """
                schedule halving { value = 0.5^t }
                transform twice { grad *= 2 }
                optimizer plain { hyper lr = 1 in [0, inf); theta -= lr*grad }
                optimizer doubled = twice >> plain(lr = halving())
                """);

        assertThat(units).extracting(u -> u.info().name()).containsExactly("halving", "twice", "plain", "doubled");
        assertThat(Schedules.of((ScheduleRule) units.get(0)).build().value(3)).isEqualTo(0.125);
        double[] theta = {0};
        Optimizers.of((UpdateRule) units.get(3)).over(theta).step(Gradients.of(new double[] {3}));
        assertThat(theta).containsExactly(-3);
    }

    @Test
    void chainsNameUnitsWhoseTextsTheClassLoaderSees() {
        ClassLoader loader = new ClassLoader(getClass().getClassLoader()) {
            @Override
            public InputStream getResourceAsStream(String name) {
                return name.equals("times_four.glissade")
                        ? new ByteArrayInputStream(
                                "transform times_four { grad *= 4 }".getBytes(StandardCharsets.UTF_8))
                        : super.getResourceAsStream(name);
            }
        };
        List<RuleUnit> units = LiveCompiler.on(loader).compile("chain.opt", """
                optimizer plain { hyper lr = 1 in [0, inf); theta -= lr*grad }
                optimizer chain = Times_Four >> plain
                """);

        double[] theta = {0};
        Optimizers.of((UpdateRule) units.get(1)).over(theta).step(Gradients.of(new double[] {3}));
        assertThat(theta).containsExactly(-12);
    }

    @Test
    void chainsMayNameUnitsOfALibraryInHand() {
        RuleLibrary library =
                name -> Optional.of(new SourceText(name + ".opt", "transform " + name + " { grad *= 4 }"));
        UpdateRule rule = LiveCompiler.on(getClass().getClassLoader(), library).compile("chain.opt", """
                        optimizer plain { hyper lr = 1 in [0, inf); theta -= lr*grad }
                        optimizer chain = any_name >> plain
                        """).stream()
                .map(UpdateRule.class::cast)
                .reduce((first, last) -> last)
                .orElseThrow();

        double[] theta = {0};
        Optimizers.of(rule).over(theta).step(Gradients.of(new double[] {3}));
        assertThat(theta).containsExactly(-12);
    }

    @Test
    void allErrorsOfATextAreShownWithTheirPlaces() {
        assertThatThrownBy(() -> COMPILER.compile("slip.opt", "v = g*v + lr*grda; theta -= v"))
                .isInstanceOf(RuleTextException.class)
                .hasMessageContaining("slip.opt:1:14: error: unknown name 'grda' [UnknownName]")
                .hasMessageContaining("did you mean 'grad'?");
    }

    @Test
    void whatHasNoOptimizerIsNone() {
        assertThatThrownBy(() -> COMPILER.optimizer("none.opt", "transform twice { grad *= 2 }"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("none.opt has 0 optimizers, not one");
    }
}
