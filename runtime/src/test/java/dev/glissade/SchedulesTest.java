package dev.glissade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.glissade.registry.RuleRegistry;
import dev.glissade.spi.RuleInfo;
import dev.glissade.spi.RuleInfo.RuleSource;
import dev.glissade.spi.ScheduleRule;
import dev.glissade.spi.UnitKind;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class SchedulesTest {
    /** {@code value = start + slope*t}; {@code slope} follows {@code start}. */
    private static final ScheduleRule LINEAR = new ScheduleRule() {
        @Override
        public RuleInfo info() {
            return new RuleInfo(
                    "linear",
                    UnitKind.SCHEDULE,
                    "",
                    List.of(
                            TestRules.real("start", 0, TestRules.FROM_0),
                            TestRules.real("slope", 1, TestRules.FROM_0, Double.NaN)),
                    List.of(),
                    new RuleSource("linear", "", ""));
        }

        @Override
        public double value(long step, double[] values) {
            return values[0] + values[1] * step;
        }

        @Override
        public void followDefaults(double[] values, boolean[] set) {
            if (!set[1]) {
                values[1] = 2 * values[0];
            }
        }
    };

    private static final RuleRegistry RULES = RuleRegistry.of(LINEAR, new MomentumRule());

    @Test
    void areFoundByNameAndSet() {
        Schedule schedule = Schedules.named("Linear", RULES).set("start", 3).build();
        assertThat(schedule.value(1)).isEqualTo(9);
        assertThat(schedule.value(2)).isEqualTo(15);
        assertThat(schedule.times(0.5).value(2)).isEqualTo(7.5);
        assertThat(Schedules.of(LINEAR).set("start", 3).set("slope", 0).build().value(9))
                .isEqualTo(3);
    }

    @Test
    void driveAHyperparameter() {
        double[] theta = {0};
        Optimizer optimizer = Optimizers.named("momentum", RULES)
                .set("g", 0)
                .schedule("lr", Schedules.named("linear", RULES).set("start", 1).build())
                .over(theta);
        optimizer.step(new double[] {1});
        optimizer.step(new double[] {1});
        assertThat(theta).containsExactly(-3 - 5);
        assertThat(optimizer.get("lr")).isEqualTo(5);
    }

    @Test
    void everythingWrongIsReportedAtOnce() {
        assertThatThrownBy(() ->
                        Schedules.of(LINEAR).set("slop", 1).set("slope", -1).build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("rule 'linear': 3 problems\n"
                        + "  unknown hyperparameter 'slop'; did you mean 'slope'? "
                        + "(there are 'start' in [0, inf), 'slope' in [0, inf))\n"
                        + "  hyperparameter 'slope' = -1.0 is not in [0, inf)\n"
                        + "  hyperparameter 'start' in [0, inf) must be given");
    }

    private static double[] values(Schedule schedule, long... steps) {
        return Arrays.stream(steps).mapToDouble(schedule::value).toArray();
    }

    @Test
    void followOneAnotherEachFromItsFirstStep() {
        Schedule rising = step -> step;
        Schedule falling = step -> 100 - step;
        Schedule sequence =
                ScheduleSequence.startingWith(rising).after(3, falling).after(5, rising.times(10));
        assertThat(values(sequence, 1, 3, 4, 5, 6, 7)).containsExactly(1, 3, 99, 98, 10, 20);
        assertThat(values(ScheduleSequence.startingWith(rising), 1, 1000)).containsExactly(1, 1000);
    }

    @Test
    void arePiecewiseConstantAsASequenceOfNumbers() {
        Schedule pieces = ScheduleSequence.startingWith(0.1).after(2, 0.01).after(3, 0.5);
        assertThat(values(pieces, 1, 2, 3, 4, 1_000_000)).containsExactly(0.1, 0.1, 0.01, 0.5, 0.5);
    }

    @Test
    void goOnMoreSlowly() {
        Schedule slow = ((Schedule) step -> step).every(3);
        assertThat(values(slow, 1, 3, 4, 6, 7)).containsExactly(1, 1, 2, 2, 3);
    }

    @Test
    void refuseAnOrderThatIsNone() {
        ScheduleSequence two = ScheduleSequence.startingWith(1).after(4, 2);
        assertThatThrownBy(() -> two.after(4, 3))
                .hasMessage("a part of a sequence begins after step 4, the one before it after step 4");
        assertThatThrownBy(() -> ScheduleSequence.startingWith(1).after(0, 2)).hasMessageContaining("after step 0");
        assertThatThrownBy(() -> two.every(0)).hasMessage("a schedule that goes on every 0 steps");
    }
}
