package dev.glissade.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.glissade.Workers;
import dev.glissade.compiler.ir.LoweredRule;
import dev.glissade.spi.Precision;
import dev.glissade.spi.Storage;
import dev.glissade.spi.UpdateRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;

/**
 * What every rule promises, generated or written by hand.
 *
 * <p>Extend it in a test, and name the rules:
 *
 * <pre>{@code
 * final class MyRulesTest extends UpdateRuleContract {
 *     @Override
 *     protected Stream<UpdateRule> rules() {
 *         return Stream.of(new QuickSignum());
 *     }
 * }
 * }</pre>
 *
 * <p>A rule that was compiled carries its text; it must equal the meaning of that text bit for bit, in float and double, also
 * where numbers are zeros of either sign, subnormal, infinite or NaN. The units that its chain names are looked for where the
 * processor puts their texts.
 */
public abstract class UpdateRuleContract {

    /** For those who extend it. */
    protected UpdateRuleContract() {}

    /** The rules to test. */
    protected abstract Stream<UpdateRule> rules();

    /**
     * Settings for a rule, by name of the hyperparameter, where its defaults do not serve. What must be given and is missing here
     * gets some value of its range.
     */
    protected Map<String, double[]> settings(UpdateRule rule) {
        return Map.of();
    }

    /** Whether the rule, with these settings, is expected to come down a quadratic in a few hundred steps. */
    protected boolean descends(UpdateRule rule) {
        return true;
    }

    /** The tests: one container per rule. */
    @TestFactory
    public final Stream<DynamicNode> contract() {
        return rules().map(rule -> dynamicContainer(rule.info().name(), tests(rule)));
    }

    private Stream<DynamicNode> tests(UpdateRule rule) {
        List<DynamicNode> tests = new ArrayList<>();
        Optional<LoweredRule> meaning =
                RuleTexts.lowered(rule.info(), rule.getClass().getClassLoader());
        for (Choice choice : Choice.all(rule.info(), settings(rule))) {
            for (Precision precision : Precision.values()) {
                if (fits(rule, precision)) {
                    var trial = new Trial(rule, choice, precision);
                    String where = " in " + precision.name().toLowerCase(Locale.ROOT) + choice;
                    meaning.ifPresent(m -> {
                        tests.add(dynamicTest("equals its text" + where, () -> trial.equalsItsText(m, Numbers.TAME)));
                        tests.add(dynamicTest(
                                "equals its text on hostile numbers" + where,
                                () -> trial.equalsItsText(m, Numbers.HOSTILE)));
                    });
                    tests.add(dynamicTest("is finite under a zero gradient" + where, trial::isFiniteAtRest));
                    tests.add(dynamicTest("is deterministic" + where, trial::isDeterministic));
                    tests.add(dynamicTest("splits over workers at any block" + where, trial::splits));
                    tests.add(dynamicTest("continues from copied states" + where, trial::continues));
                    tests.add(dynamicTest("takes or refuses sparse gradients" + where, () -> trial.sparse(false)));
                    tests.add(dynamicTest("climbs along sparse gradients" + where, () -> trial.sparse(true)));
                }
            }
            if (descends(rule)) {
                tests.add(dynamicTest(
                        "descends on a quadratic" + choice,
                        () -> new Trial(rule, choice, Precision.DOUBLE).descends()));
            }
        }
        return tests.stream();
    }

    /** Whether no state is stored wider than the parameters. */
    private static boolean fits(UpdateRule rule, Precision precision) {
        return precision == Precision.DOUBLE
                || rule.info().variants().stream()
                        .flatMap(v -> v.states().stream())
                        .noneMatch(s -> s.storage() == Storage.F64);
    }

    /** One rule under one choice in one precision. */
    private record Trial(UpdateRule rule, Choice choice, Precision precision) {

        private OptimizerRun run(Course course, Workers workers) {
            return new OptimizerRun(rule, choice, precision, course, workers);
        }

        private OptimizerRun run(Course course) {
            return run(course, Workers.CALLER);
        }

        private static Course course(Numbers numbers) {
            return new Course(Course.ALL_LENGTHS, 6, numbers, 11);
        }

        private static void assertSame(Trace expected, Trace actual, String when) {
            assertEquals(Optional.empty(), actual.differenceFrom(expected), when);
        }

        void equalsItsText(LoweredRule meaning, Numbers numbers) {
            var course = new Course(List.of(3, 1024 + 13, 21), 5, numbers, 3);
            OptimizerRun ours = run(course);
            var reference = new InterpreterRun(meaning, choice, precision, course);
            for (int step = 1; step <= course.steps(); step++) {
                ours.step();
                reference.step();
                assertSame(reference.trace(), ours.trace(), "after step " + step);
            }
        }

        void isFiniteAtRest() {
            Trace trace = run(course(Numbers.ZERO)).run().trace();
            assertEquals(Optional.empty(), trace.notFinite());
        }

        void isDeterministic() {
            Course course = course(Numbers.TAME);
            assertSame(run(course).run().trace(), run(course).run().trace(), "the second time");
        }

        void splits() {
            Course course = course(Numbers.TAME);
            Trace whole = run(course).run().trace();
            for (int size = 1; size <= 3; size++) {
                int blocks = size;
                Workers backwards = (count, body) -> {
                    for (int from = (count - 1) / blocks * blocks; from >= 0; from -= blocks) {
                        body.run(from, Math.min(count, from + blocks));
                    }
                };
                assertSame(whole, run(course, backwards).run().trace(), "in parts of " + size + " blocks");
            }
        }

        void continues() {
            Course course = course(Numbers.TAME);
            OptimizerRun first = run(course);
            for (int step = 1; step <= course.steps(); step++) {
                first.step();
                if (step == course.steps() / 2) {
                    OptimizerRun second = run(course);
                    second.continueFrom(first);
                    assertSame(first.trace(), second.trace(), "when the state is copied");
                    for (int rest = step; rest < course.steps(); rest++) {
                        second.step();
                    }
                    Trace expected = run(course).run().trace();
                    assertSame(expected, second.trace(), "with a copied state");
                }
            }
        }

        void sparse(boolean maximize) {
            new SparseRun(rule, choice, precision, maximize).compare();
        }

        void descends() {
            var course = new Course(List.of(7, 4), 400, Numbers.SLOPE, 5);
            OptimizerRun run = run(course);
            double before = run.sumOfSquares();
            double after = run.run().sumOfSquares();
            assertTrue(after < before, () -> "the sum of squares went from " + before + " to " + after);
        }
    }
}
