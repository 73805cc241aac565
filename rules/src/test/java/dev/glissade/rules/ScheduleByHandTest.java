package dev.glissade.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.glissade.Schedule;
import dev.glissade.ScheduleBuilder;
import dev.glissade.Schedules;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Each schedule at its first step, its last one, where it turns, and beside, from its formula by hand; beyond the examples in their files,
 * in settings in which other branches count. Cosines are of 45, 108, 150 and 170 degrees: 0.70710678, -0.30901699, -0.86602540, -0.98480775.
 */
class ScheduleByHandTest {
    private static final String TABLE = """
            # name; settings; step = value, ...
            constant;            factor=-2;                         1=-2 1000=-2
            # 0.2 + 0.4*(1 + cos); low is reached after 4 steps
            cosine;              steps=4 low=0.2;                   1=1 2=0.88284271 3=0.6 4=0.31715729 5=0.2 100=0.2
            # a period of 4 steps, always: 0.5 + 0.25*(1 + cos)
            cosine_restarts;     period=4 growth=1 low=0.5;         1=1 2=0.92677670 3=0.75 4=0.57322330 5=1 9=1
            # periods of 2, 6 and 18 steps, from steps 1, 3, 9 and 27 on
            cosine_restarts;     period=2 growth=3 low=0;           1=1 2=0.5 3=1 6=0.5 8=0.06698730 9=1 18=0.5
            cosine_restarts;     period=2 growth=3 low=0;           26=0.00759612 27=1
            # the bound falls to 0.9 and 0.729 at the peaks
            exp_range;           half=1 low=0.5 gamma=0.9;          1=0.5 2=0.95 3=0.5 4=0.8645 5=0.5
            exponential;         rate=0.1;                          1=1 2=0.1 3=0.01
            # 1 - 1/e, 1 - 1/e^2
            exponential_warmup;  tau=1;                             1=0.63212056 2=0.86466472 100=1
            inverse_sqrt;        warmup=100;                        1=0.01 50=0.5 100=1 400=0.5 10000=0.1
            inverse_sqrt;        warmup=1;                          1=1 4=0.5
            inverse_time;        decay=1 power=1;                   1=1 2=0.5 3=0.33333333 10=0.1
            inverse_time;        decay=0 power=1;                   1=1 1000=1
            linear_warmup;       steps=5;                           1=0.2 4=0.8 5=1 6=1
            linear_warmup;       steps=1;                           1=1 2=1
            # up = 0.25*20 - 1 = 4 steps; in step 14, s = 9/15: 0.5*(1 - 0.30901699)
            one_cycle;           steps=20 warm=0.25 start=0.2 end=0; 1=0.2 3=0.6 5=1 14=0.34549150 20=0 21=0
            # no step to rise in: up = 0
            one_cycle;           steps=10 warm=0.1 start=0.2 end=0; 1=0.2 10=0
            piecewise_constant;  until1=3 until2=5 until3=6;        1=1 3=1 4=0.1 5=0.1 6=0.01 7=0.001 99=0.001
            piecewise_constant;  until1=1 value2=7;                 1=1 2=7 1000000=7
            polynomial;          steps=2 power=1 low=0;             1=1 2=0.5 3=0 4=0
            # (1 - s)^0.5, with s = 0.75 in step 4
            polynomial;          steps=4 power=0.5 low=0;           1=1 4=0.5 5=0 6=0
            step;                period=5 factor=0.5;               1=1 5=1 6=0.5 10=0.5 11=0.25
            step;                period=1 factor=0.1;               1=1 2=0.1 3=0.01
            triangular;          half=3 low=0.1;                    1=0.1 2=0.4 3=0.7 4=1 5=0.7 7=0.1 10=1
            triangular;          half=1 low=0;                      1=0 2=1 3=0 4=1
            triangular2;         half=2 low=0;                      1=0 3=1 5=0 7=0.5 9=0 11=0.25 12=0.125 13=0
            warmup_cosine;       warmup=4 steps=8 low=0;            1=0.25 4=1 5=0.85355339 6=0.5 8=0 9=0
            warmup_cosine;       warmup=0 steps=4 low=0.5;          1=0.92677670 2=0.75 4=0.5 5=0.5
            """;

    @ParameterizedTest
    @CsvSource(delimiterString = ";", textBlock = TABLE)
    void givesWhatItsFormulaSays(String name, String settings, String values) {
        ScheduleBuilder builder = Schedules.named(name);
        for (String setting : settings.split(" ", -1)) {
            builder.set(left(setting), right(setting));
        }
        Schedule schedule = builder.build();
        for (String value : values.split(" ", -1)) {
            assertThat(schedule.value(Long.parseLong(left(value))))
                    .as("the value of step %s", left(value))
                    .isCloseTo(right(value), within(5.1e-9));
        }
    }

    @Test
    void everyScheduleIsHere() {
        Set<String> tested = Arrays.stream(TABLE.split("\n", -1))
                .filter(line -> line.contains(";") && !line.startsWith("#"))
                .map(line -> line.substring(0, line.indexOf(';')))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(tested)
                .isEqualTo(
                        WorkedExampleTest.ofSchedules().map(WorkedExample::name).collect(Collectors.toSet()));
    }

    private static String left(String pair) {
        return pair.substring(0, pair.indexOf('='));
    }

    private static double right(String pair) {
        return Double.parseDouble(pair.substring(pair.indexOf('=') + 1));
    }
}
