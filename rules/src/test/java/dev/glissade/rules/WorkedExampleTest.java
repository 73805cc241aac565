package dev.glissade.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.glissade.Optimizer;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Runs the example in every rule's documentation. */
class WorkedExampleTest {
    /** Half a unit of the eighth decimal, to which results are rounded, and what doubles may be off. */
    private static final double ROUNDING = 5.1e-9;

    static Stream<WorkedExample> examples() {
        return Library.infos().stream()
                .map(rule -> WorkedExample.of(rule.name(), RuleDocument.parse(rule.name(), rule.description())));
    }

    static Stream<WorkedExample> ofRules() {
        return examples().filter(e -> !e.isOfSchedule());
    }

    static Stream<WorkedExample> ofSchedules() {
        return examples().filter(WorkedExample::isOfSchedule);
    }

    @ParameterizedTest
    @MethodSource("ofRules")
    void theRuleGivesWhatItsExampleSays(WorkedExample example) {
        double[] theta = example.start();
        Optimizer optimizer = Library.optimizer(example.stepped(), example.given(), example.hyperparameters())
                .over(theta);
        double[][] points = example.results().numbers("theta");
        double[][] evaluated = example.results().numbers("eval");
        assertThat(points).isNotEmpty();
        for (int step = 1; step <= points.length; step++) {
            example.step(optimizer, step);
            assertThat(theta).as("theta after step %d", step).containsExactly(points[step - 1], within(ROUNDING));
            if (evaluated.length > 0) {
                assertThat(Library.evaluation(optimizer))
                        .as("eval after step %d", step)
                        .containsExactly(evaluated[step - 1], within(ROUNDING));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("ofSchedules")
    void theScheduleGivesWhatItsExampleSays(WorkedExample example) {
        double[][] steps = example.given().numbers("t");
        double[][] values = example.results().numbers("value");
        assertThat(values).hasSameDimensionsAs(steps);
        for (int i = 0; i < steps.length; i++) {
            assertThat(Library.schedule(
                            example.stepped(), example.given(), example.hyperparameters(), (long) steps[i][0]))
                    .as("the value at step %s", steps[i][0])
                    .isCloseTo(values[i][0], within(ROUNDING));
        }
    }
}
