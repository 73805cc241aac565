package dev.glissade;

import dev.glissade.spi.Hyperparameter;
import dev.glissade.spi.UpdateRule;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The hyperparameters of one group: what was given, and the values of a step that follow from it. */
final class GroupHyper {
    private final UpdateRule rule;
    private final Hyperparameter[] hypers;
    private final boolean computes;
    private final double[] base;
    private final boolean[] set;
    private final List<Optional<Schedule>> schedules;
    private final double[] values;
    private boolean settled;

    /** Takes checked settings; later ones win. */
    GroupHyper(UpdateRule rule, List<Settings> settings) {
        this.rule = rule;
        this.hypers = rule.info().hyperparameters().stream()
                .filter(h -> h.type() != Hyperparameter.Type.FLAG)
                .toArray(Hyperparameter[]::new);
        this.computes = Arrays.stream(hypers).anyMatch(Hyperparameter::computed);
        int slots = rule.info().slots();
        this.base = new double[slots];
        this.set = new boolean[slots];
        this.values = new double[slots];
        this.schedules = new ArrayList<>(Collections.nCopies(slots, Optional.empty()));
        for (Hyperparameter hyper : hypers) {
            for (int i = 0; i < hyper.defaults().size(); i++) {
                base[hyper.slot() + i] = hyper.defaults().get(i);
            }
            for (Settings some : settings) {
                if (some.given().containsKey(hyper.name())) {
                    put(hyper, some.given().get(hyper.name()));
                }
            }
        }
    }

    /** Takes a checked setting. */
    void put(Hyperparameter hyper, Settings.Given given) {
        settled = false;
        if (given instanceof Settings.Numbers numbers) {
            numbers.copyTo(base, hyper.slot());
            schedules.set(hyper.slot(), Optional.empty());
        } else if (given instanceof Settings.Follows follows) {
            schedules.set(hyper.slot(), Optional.of(follows.schedule()));
        }
        Arrays.fill(set, hyper.slot(), hyper.slot() + hyper.length(), true);
    }

    /** Whether it follows a schedule, or other hyperparameters as long as it is not set itself. */
    boolean follows(Hyperparameter hyper) {
        return schedules.get(hyper.slot()).isPresent() || (hyper.defaults().isEmpty() && !set[hyper.slot()]);
    }

    /**
     * Works out the values of a step and reports those that the rule does not take. Allocates nothing unless it reports.
     *
     * @return the values by slot, valid until the next call
     */
    double[] resolve(long step, Consumer<String> problems) {
        if (settled) {
            return values;
        }
        System.arraycopy(base, 0, values, 0, base.length);
        boolean constant = !computes;
        for (int slot = 0; slot < values.length; slot++) {
            if (schedules.get(slot).isPresent()) {
                values[slot] = schedules.get(slot).get().value(step);
                constant = false;
            }
        }
        rule.followDefaults(values, set);
        if (computes) {
            // what is computed may read what follows, and what follows may read what is computed
            rule.computeHyperparameters(step, values);
            rule.followDefaults(values, set);
        }
        boolean good = check(problems);
        settled = constant && good;
        return values;
    }

    private boolean check(Consumer<String> problems) {
        boolean good = true;
        for (Hyperparameter hyper : hypers) {
            for (int i = 0; i < hyper.length(); i++) {
                double value = values[hyper.slot() + i];
                if (!hyper.range().contains(value)
                        || (hyper.type() == Hyperparameter.Type.INT && value != Math.rint(value))) {
                    good = false;
                    Settings.check(hyper, value, problems);
                }
            }
        }
        return good;
    }
}
