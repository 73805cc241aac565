package dev.glissade.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glissade.Workers;
import dev.glissade.compiler.RuleLibrary;
import dev.glissade.compiler.ir.LoweredRule;
import dev.glissade.compiler.random.RandomRule;
import dev.glissade.live.LiveCompiler;
import dev.glissade.spi.Kernel;
import dev.glissade.spi.Precision;
import dev.glissade.spi.RuleInfo;
import dev.glissade.spi.RuleUnit;
import dev.glissade.spi.Storage;
import dev.glissade.spi.UpdateRule;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Random rules, compiled and loaded, compute what the interpreter says that they mean, bit for bit, also on hostile numbers. */
final class GeneratedEqualsInterpreterTest {

    /** More of them with {@code -Dglissade.random=10000}. */
    static LongStream seeds() {
        return LongStream.range(0, Long.getLong("glissade.random", 25));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void generatedEqualsInterpreter(long seed) {
        RandomRule rule = RandomRule.of(seed);
        Optional<String> difference = difference(rule);
        if (difference.isPresent()) {
            RandomRule smallest = rule.shrink(GeneratedEqualsInterpreterTest::differs);
            assertThat(difference)
                    .as("the smallest rule that shows it has " + smallest)
                    .isEmpty();
        }
    }

    private static boolean differs(RandomRule rule) {
        try {
            return difference(rule).isPresent();
        } catch (IllegalArgumentException refused) {
            return false;
        }
    }

    private static Optional<String> difference(RandomRule rule) {
        ClassLoader here = GeneratedEqualsInterpreterTest.class.getClassLoader();
        LiveCompiler compiler = LiveCompiler.on(here, RuleLibrary.empty());
        return difference(rule, compiler)
                .or(() -> difference(rule, compiler.withRelaxed(true)).map(d -> d + ", relaxed"));
    }

    private static Optional<String> difference(RandomRule rule, LiveCompiler compiler) {
        List<RuleUnit> units = compiler.compile("random.opt", rule.text());
        if (!(units.get(units.size() - 1) instanceof UpdateRule generated)) {
            return Optional.empty();
        }
        LoweredRule meaning = RuleTexts.lowered(generated.info(), RuleLibrary.empty());
        List<Choice> choices = Choice.all(generated.info(), Map.of());
        Choice choice = choices.get((int) (rule.seed() % choices.size()));
        for (Precision precision : Precision.values()) {
            for (Numbers numbers : List.of(Numbers.TAME, Numbers.HOSTILE)) {
                if (fits(generated, precision)) {
                    var course = new Course(List.of(3, 1024 + 3, 21), 3, numbers, rule.seed());
                    Optional<String> difference = difference(generated, meaning, choice, precision, course)
                            .or(() -> stagedDifference(generated, meaning, choice, precision, course)
                                    .map(d -> d + ", in working room"));
                    if (difference.isPresent()) {
                        return difference.map(d -> d + ", in " + precision + choice + " on " + numbers + " numbers");
                    }
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<String> difference(
            UpdateRule generated, LoweredRule meaning, Choice choice, Precision precision, Course course) {
        var run = new OptimizerRun(generated, choice, precision, course, Workers.CALLER);
        var reference = new InterpreterRun(meaning, choice, precision, course);
        for (int step = 1; step <= course.steps(); step++) {
            run.step();
            reference.step();
            Optional<String> difference = run.trace().differenceFrom(reference.trace());
            if (difference.isPresent()) {
                return difference;
            }
        }
        return Optional.empty();
    }

    /** Where states are rounded to their storage, a relaxed rule contracts nothing across them. */
    private static Optional<String> stagedDifference(
            UpdateRule generated, LoweredRule meaning, Choice choice, Precision precision, Course course) {
        return generated.info().relaxed()
                ? Optional.empty()
                : difference(new Staged(generated), meaning, choice, precision, course);
    }

    /** A rule by its kernels for states in any storage. */
    private record Staged(UpdateRule rule) implements UpdateRule {
        @Override
        public RuleInfo info() {
            return rule.info();
        }

        @Override
        public Kernel kernel(Precision precision, int flags) {
            Kernel kernel = rule.kernel(precision, flags);
            return kernel.staged().orElse(kernel);
        }

        @Override
        public void followDefaults(double[] values, boolean[] set) {
            rule.followDefaults(values, set);
        }

        @Override
        public void computeHyperparameters(long step, double[] values) {
            rule.computeHyperparameters(step, values);
        }
    }

    private static boolean fits(UpdateRule rule, Precision precision) {
        return precision == Precision.DOUBLE
                || rule.info().variants().stream()
                        .flatMap(v -> v.states().stream())
                        .noneMatch(s -> s.storage() == Storage.F64);
    }
}
