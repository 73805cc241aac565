package dev.glissade;

import dev.glissade.spi.Hyperparameter;
import dev.glissade.spi.RuleInfo;
import dev.glissade.spi.ScheduleRule;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The settings of a schedule, by name; what is wrong with them is reported when it is made, all at once. Not thread-safe. */
public final class ScheduleBuilder {
    private final ScheduleRule rule;
    private final Settings settings = new Settings();

    ScheduleBuilder(ScheduleRule rule) {
        this.rule = rule;
    }

    /** Sets a hyperparameter of the schedule. */
    public ScheduleBuilder set(String hyperparameter, double... values) {
        settings.put(hyperparameter, Settings.Numbers.of(values));
        return this;
    }

    /**
     * Makes the schedule.
     *
     * @throws IllegalArgumentException if settings are unknown, missing or out of range; the message names all of them
     */
    public Schedule build() {
        RuleInfo info = rule.info();
        List<String> problems = new ArrayList<>();
        settings.check(info, problems::add);
        Settings.checkMissing(info, List.of(settings), problems::add);
        RuleBuilder.fail(info, problems);
        double[] values = new double[info.slots()];
        boolean[] set = new boolean[values.length];
        for (Hyperparameter hyper : info.hyperparameters()) {
            if (settings.given().get(hyper.name()) instanceof Settings.Numbers given) {
                given.copyTo(values, hyper.slot());
                Arrays.fill(set, hyper.slot(), hyper.slot() + hyper.length(), true);
            } else {
                for (int i = 0; i < hyper.defaults().size(); i++) {
                    values[hyper.slot() + i] = hyper.defaults().get(i);
                }
            }
        }
        rule.followDefaults(values, set);
        return step -> rule.value(step, values);
    }
}
