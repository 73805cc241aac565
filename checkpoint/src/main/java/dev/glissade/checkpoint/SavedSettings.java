package dev.glissade.checkpoint;

import dev.glissade.Group;
import dev.glissade.Optimizer;
import dev.glissade.spi.Hyperparameter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How an optimizer was set when it was saved. Immutable, thread-safe.
 *
 * @param flags the rule's flags by name
 * @param frozen the tensors that were to stay as they are
 * @param groups the groups of tensors
 */
public record SavedSettings(Map<String, Boolean> flags, List<String> frozen, List<SavedGroup> groups) {

    public SavedSettings {
        flags = Map.copyOf(flags);
        frozen = List.copyOf(frozen);
        groups = List.copyOf(groups);
    }

    /**
     * The hyperparameters of a group.
     *
     * @param name the group's
     * @param tensors the names of its tensors
     * @param values by hyperparameter, of the last step: one number, or all of a list; without those that followed a schedule or
     *     other hyperparameters
     */
    public record SavedGroup(String name, List<String> tensors, Map<String, List<Double>> values) {

        public SavedGroup {
            tensors = List.copyOf(tensors);
            values = Map.copyOf(values);
        }
    }

    static SavedSettings of(Optimizer optimizer) {
        List<Hyperparameter> all = optimizer.rule().hyperparameters();
        List<SavedGroup> groups = new ArrayList<>();
        for (Group group : optimizer.groups()) {
            Map<String, List<Double>> values = new LinkedHashMap<>();
            for (Hyperparameter hyper : all) {
                if (hyper.type() != Hyperparameter.Type.FLAG && !group.follows(hyper.name())) {
                    values.put(hyper.name(), boxed(group.getList(hyper.name())));
                }
            }
            groups.add(new SavedGroup(group.name(), group.tensors(), values));
        }
        return new SavedSettings(flags(optimizer), optimizer.frozen(), groups);
    }

    static Map<String, Boolean> flags(Optimizer optimizer) {
        Map<String, Boolean> flags = new TreeMap<>();
        for (Hyperparameter flag : optimizer.rule().flags()) {
            flags.put(flag.name(), optimizer.get(flag.name()) != 0);
        }
        return flags;
    }

    private static List<Double> boxed(double[] values) {
        return Arrays.stream(values).boxed().toList();
    }

    void restore(Optimizer optimizer) {
        List<String> problems = problems(optimizer);
        if (!problems.isEmpty()) {
            throw new CheckpointMismatchException(optimizer.rule().name(), problems);
        }
        for (Hyperparameter hyper : optimizer.rule().hyperparameters()) {
            restore(hyper, optimizer);
        }
        optimizer.unfreeze(optimizer.frozen().toArray(String[]::new));
        optimizer.freeze(frozen.toArray(String[]::new));
    }

    private void restore(Hyperparameter hyper, Optimizer optimizer) {
        for (SavedGroup saved : groups) {
            List<Double> values = saved.values().get(hyper.name());
            if (values == null || optimizer.group(saved.name()).follows(hyper.name())) {
                continue;
            }
            double[] numbers = values.stream().mapToDouble(v -> v).toArray();
            if (hyper.uniform()) {
                optimizer.set(hyper.name(), numbers);
            } else {
                optimizer.group(saved.name()).set(hyper.name(), numbers);
            }
        }
    }

    private List<String> problems(Optimizer optimizer) {
        List<String> problems = new ArrayList<>();
        List<String> present = optimizer.groups().stream().map(Group::name).toList();
        for (SavedGroup saved : groups) {
            if (present.contains(saved.name())) {
                saved.values()
                        .forEach((name, values) -> optimizer.rule().hyperparameters().stream()
                                .filter(h -> h.name().equals(name))
                                .findFirst()
                                .ifPresentOrElse(
                                        h -> check(h, values, problems),
                                        () -> problems.add("the rule has no hyperparameter '" + name + "'")));
            } else {
                problems.add("the optimizer has no group '" + saved.name() + "', only " + present);
            }
        }
        for (String tensor : frozen) {
            if (!optimizer.parameters().names().contains(tensor)) {
                problems.add("the optimizer has no tensor '" + tensor + "', which was frozen");
            }
        }
        return problems.stream().distinct().toList();
    }

    private static void check(Hyperparameter hyper, List<Double> values, List<String> problems) {
        if (values.size() != hyper.length()) {
            problems.add(
                    "hyperparameter '" + hyper.name() + "' is " + hyper.length() + " numbers, not " + values.size());
        } else if (!values.stream().allMatch(hyper.range()::contains)) {
            problems.add("hyperparameter '" + hyper.name() + "' = " + values + " is not in " + hyper.range());
        }
    }
}
