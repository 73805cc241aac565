package dev.glissade;

import dev.glissade.spi.Hyperparameter;
import dev.glissade.spi.RuleInfo;
import dev.glissade.spi.UpdateRule;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** The hyperparameters of all groups of an optimizer, and what must hold between them. */
final class Hypers {
    private final UpdateRule rule;
    private final RuleInfo info;
    private final int flags;
    private final List<Group> groups = new ArrayList<>();
    private final Hyperparameter[] uniform;
    private final List<String> problems = new ArrayList<>();
    private final Consumer<String> report = problems::add;
    private long last = 1;

    Hypers(UpdateRule rule, int flags) {
        this.rule = rule;
        this.info = rule.info();
        this.flags = flags;
        this.uniform = info.hyperparameters().stream()
                .filter(h -> h.uniform() && h.slot() >= 0)
                .toArray(Hyperparameter[]::new);
    }

    void add(String name, List<String> tensors, List<Settings> settings) {
        groups.add(new Group(name, tensors, new GroupHyper(rule, settings), this));
    }

    List<Group> groups() {
        return groups;
    }

    /**
     * Works out the values of a step for all groups, or fails with all that is wrong with them.
     *
     * @param into by group
     */
    void resolve(long number, double[][] into) {
        problems.clear(); // a schedule that threw may have left some
        for (int g = 0; g < groups.size(); g++) {
            double[] values = groups.get(g).hyper().resolve(number, report);
            System.arraycopy(values, 0, into[g], 0, values.length);
        }
        checkUniform(into);
        if (!problems.isEmpty()) {
            String all = problems.stream().distinct().collect(Collectors.joining("; "));
            throw new IllegalArgumentException("step " + number + " of rule '" + info.name() + "': " + all);
        }
    }

    private void checkUniform(double[][] values) {
        for (Hyperparameter hyper : uniform) {
            for (int slot = hyper.slot(); slot < hyper.slot() + hyper.length(); slot++) {
                for (int g = 1; g < values.length; g++) {
                    if (Double.compare(values[g][slot], values[0][slot]) != 0) {
                        report.accept("hyperparameter '" + hyper.name() + "' must be the same in all groups, but is "
                                + values[0][slot] + " in '" + groups.get(0).name() + "' and " + values[g][slot]
                                + " in '" + groups.get(g).name() + "'");
                    }
                }
            }
        }
    }

    /** Takes the number of the last step, whose values are shown; before the first, 1. */
    void moveTo(long number) {
        last = Math.max(1, number);
    }

    /** Changes a hyperparameter of some groups, or fails and changes nothing. */
    void put(String name, Settings.Given given, List<Group> some) {
        Hyperparameter hyper = find(name);
        if (hyper.type() == Hyperparameter.Type.FLAG) {
            throw new IllegalArgumentException(
                    "hyperparameter '" + name + "' is a flag: it is fixed when the optimizer is made");
        }
        if (hyper.uniform() && some.size() < groups.size()) {
            throw new IllegalArgumentException(
                    "hyperparameter '" + name + "' must be the same in all groups: set it on the optimizer");
        }
        List<String> wrong = new ArrayList<>();
        Settings.check(hyper, given, wrong::add);
        if (!wrong.isEmpty()) {
            throw new IllegalArgumentException("rule '" + info.name() + "': " + String.join("; ", wrong));
        }
        for (Group group : some) {
            group.hyper().put(hyper, given);
        }
    }

    double get(String name, Group group) {
        Hyperparameter hyper = find(name);
        if (hyper.type() == Hyperparameter.Type.FLAG) {
            return (flags >>> info.flags().indexOf(hyper)) & 1;
        }
        if (hyper.length() != 1) {
            throw new IllegalArgumentException("hyperparameter '" + name + "' is a list; take getList");
        }
        return group.hyper().resolve(last, problem -> {})[hyper.slot()];
    }

    boolean follows(String name, Group group) {
        Hyperparameter hyper = find(name);
        return hyper.computed()
                || (hyper.type() != Hyperparameter.Type.FLAG && group.hyper().follows(hyper));
    }

    double[] getList(String name, Group group) {
        Hyperparameter hyper = find(name);
        if (hyper.type() == Hyperparameter.Type.FLAG) {
            return new double[] {get(name, group)};
        }
        return Arrays.copyOfRange(
                group.hyper().resolve(last, problem -> {}), hyper.slot(), hyper.slot() + hyper.length());
    }

    private Hyperparameter find(String name) {
        return info.hyperparameters().stream()
                .filter(h -> h.name().equals(name))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException("rule '" + info.name() + "': " + Settings.unknown(info, name)));
    }
}
