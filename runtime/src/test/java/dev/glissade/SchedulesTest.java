package dev.glissade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.glissade.registry.RuleRegistry;
import dev.glissade.spi.RuleInfo;
import dev.glissade.spi.RuleInfo.RuleSource;
import dev.glissade.spi.ScheduleRule;
import dev.glissade.spi.UnitKind;
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
}
