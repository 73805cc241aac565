package dev.glissade.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.glissade.Optimizer;
import dev.glissade.OptimizerBuilder;
import dev.glissade.OptimizerState;
import dev.glissade.Optimizers;
import dev.glissade.Workers;
import dev.glissade.compiler.RuleLibrary;
import dev.glissade.live.LiveCompiler;
import dev.glissade.spi.Precision;
import dev.glissade.spi.RuleUnit;
import dev.glissade.spi.Storage;
import dev.glissade.spi.UpdateRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A storage that a user chooses means what {@code as} means in the rule's text. */
final class StateStorageTest {

    /**
     * A rule with all that is hard about it: a state that is assigned twice and read between, one that is chosen by a condition,
     * an initial value from the parameter, old values after assignments, a reduction of what was assigned, a list.
     */
    private static final String RULE = """
            optimizer r {
              hyper lr = 0.1; hyper b: list = [0.5, 0.9]
              state m = 0.3 AS_1; state z = theta AS_2; state u = 0 AS_1; state v[b] = 0 AS_2; state n: scalar = 1
              m = 0.9*m + 0.1*grad
              theta -= lr*m
              m = m/3 + prev(m)
              first { u = lr } else { u = where(grad > 0, m, u) }
              for i in b { v[i] = b[i]*v[i] + grad; m += lr*v[i] }
              n = norm(v[0]) + n
              z = z + (theta - z)*lr/n
              theta += 0.01*z - lr*u + 0.001*prev(v[1])
              eval = z + lr*m
            }
            """;

    private static UpdateRule rule(String first, String second) {
        ClassLoader here = StateStorageTest.class.getClassLoader();
        List<RuleUnit> units = LiveCompiler.on(here, RuleLibrary.empty()).compile("r.opt", text(first, second));
        return (UpdateRule) units.get(0);
    }

    private static String text(String first, String second) {
        return RULE.replace("AS_1", first.isEmpty() ? "" : "as " + first)
                .replace("AS_2", second.isEmpty() ? "" : "as " + second);
    }

    private static Storage storage(String word) {
        return switch (word) {
            case "bf16" -> Storage.BF16;
            case "bf16 stochastic" -> Storage.BF16_STOCHASTIC;
            case "f16" -> Storage.F16;
            case "f32" -> Storage.F32;
            default -> Storage.PARAM;
        };
    }

    @ParameterizedTest
    @CsvSource({
        "bf16, param",
        "param, bf16",
        "bf16, bf16",
        "bf16 stochastic, bf16",
        "bf16 stochastic, bf16 stochastic",
        "f16, bf16 stochastic",
        "f32, f16"
    })
    void declaredAndChosenStorageMeanTheSame(String first, String second) {
        UpdateRule declared = rule(first, second);
        UpdateRule open = rule("", "");
        Choice choice = new Choice(Map.of(), Map.of(), Map.of("lr", new double[] {0.05}));
        var meaning = RuleTexts.lowered(text(first, second), "r", RuleLibrary.empty());
        Consumer<OptimizerBuilder> chosen = builder -> builder.stateStorage(storage(second))
                .stateStorage("m", storage(first))
                .stateStorage("u", storage(first));
        Workers parts = (blocks, body) -> {
            for (int i = blocks - 1; i >= 0; i--) {
                body.run(i, i + 1);
            }
        };
        for (Precision precision : Precision.values()) {
            for (Numbers numbers : List.of(Numbers.TAME, Numbers.HOSTILE)) {
                var course = new Course(Course.ALL_LENGTHS, 5, numbers, 11);
                Trace reference = new InterpreterRun(meaning, choice, precision, course)
                        .run()
                        .trace();
                assertThat(new OptimizerRun(declared, choice, precision, course, Workers.CALLER)
                                .run()
                                .trace()
                                .differenceFrom(reference))
                        .isEmpty();
                assertThat(new OptimizerRun(open, choice, precision, course, parts, chosen)
                                .run()
                                .trace()
                                .differenceFrom(reference))
                        .isEmpty();
            }
        }
    }

    /** The last tensor, in a group of its own, has other storages than the rest, and keeps them in its state. */
    @Test
    void groupsMayKeepTheirStatesInDifferentStorages() {
        Choice choice = new Choice(Map.of(), Map.of(), Map.of());
        var course = new Course(List.of(1030, 40), 4, Numbers.TAME, 5);
        String last = course.names().get(1);
        var text = text("", "")
                .replace("state n: scalar = 1", "state n: group scalar = 1")
                .replace("norm(v[0])", "0.5");
        ClassLoader here = StateStorageTest.class.getClassLoader();
        UpdateRule ofGroups = (UpdateRule) LiveCompiler.on(here, RuleLibrary.empty())
                .compile("r.opt", text)
                .get(0);
        Trace plain = new OptimizerRun(ofGroups, choice, Precision.FLOAT, course, Workers.CALLER)
                .run()
                .trace();
        Trace narrow = new OptimizerRun(
                        ofGroups,
                        choice,
                        Precision.FLOAT,
                        course,
                        Workers.CALLER,
                        builder -> builder.stateStorage(Storage.BF16)
                                .group(
                                        "all",
                                        group -> group.tensors(course.names().get(0))
                                                .stateStorage(Storage.PARAM)))
                .run()
                .trace();
        assertThat(narrow.values().get("theta of " + course.names().get(0)))
                .isEqualTo(plain.values().get("theta of " + course.names().get(0)));
        assertThat(narrow.values().get("m of " + last))
                .isNotEqualTo(plain.values().get("m of " + last));
        for (double value : narrow.values().get("m of " + last)) {
            assertThat(Float.floatToRawIntBits((float) value) & 0xffff).isZero();
        }
    }

    /** A state of three elements that the first step leaves as the gradient. */
    private static Optimizer copying(Storage storage) {
        String text = "optimizer copying { state s = 0; s = grad; theta -= s }";
        ClassLoader here = StateStorageTest.class.getClassLoader();
        UpdateRule rule = (UpdateRule) LiveCompiler.on(here, RuleLibrary.empty())
                .compile("copying.opt", text)
                .get(0);
        return Optimizers.of(rule).stateStorage(storage).over(new float[3]);
    }

    @Test
    void savedStatesKeepTheirStorageAndEveryBit() {
        Optimizer optimizer = copying(Storage.BF16_STOCHASTIC);
        assertThat(optimizer.stateBytes()).isEqualTo(6);
        optimizer.step(new float[] {0x1.01p0f, -3.1415927f, 1e-40f});
        OptimizerState.Entry entry = optimizer.state().entries().get(0);
        assertThat(entry.storage()).isEqualTo(Storage.BF16);
        short[] bits = ((short[]) entry.values()).clone();
        Optimizer other = copying(Storage.BF16);
        other.restore(optimizer.state());
        assertThat((short[]) other.state().entries().get(0).values()).containsExactly(bits);
        assertThatThrownBy(() -> copying(Storage.PARAM).restore(optimizer.state()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("state s of")
                .hasMessageContaining("is kept in F32, not BF16");
    }

    /** Neither testkit nor its JVM has the vector codecs. */
    @Test
    void thatCodecsAreSlowIsSaidOnceAtMost() {
        List<String> said = new ArrayList<>();
        Logger logger = Logger.getLogger("dev.glissade");
        Handler handler = new Handler() {
            @Override
            public void publish(LogRecord line) {
                said.add(line.getMessage());
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        logger.addHandler(handler);
        try {
            copying(Storage.BF16);
            copying(Storage.BF16);
        } finally {
            logger.removeHandler(handler);
        }
        assertThat(said).hasSizeLessThanOrEqualTo(1).allMatch(s -> s.contains("--add-modules jdk.incubator.vector"));
    }
}
