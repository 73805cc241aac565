package dev.glissade;

import dev.glissade.registry.Suggestions;
import dev.glissade.spi.Hyperparameter;
import dev.glissade.spi.RuleInfo;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** The hyperparameters that a user gave, by name, unchecked. */
final class Settings {
    /** What was given for a name. */
    sealed interface Given {}

    record Numbers(List<Double> values) implements Given {
        static Numbers of(double... values) {
            return new Numbers(Arrays.stream(values).boxed().toList());
        }

        /** Writes them to the array, from {@code offset} on. */
        void copyTo(double[] array, int offset) {
            for (int i = 0; i < values.size(); i++) {
                array[offset + i] = values.get(i);
            }
        }
    }

    record Flag(boolean on) implements Given {}

    record Follows(Schedule schedule) implements Given {}

    private final Map<String, Given> given = new LinkedHashMap<>();

    void put(String name, Given value) {
        given.put(name, value);
    }

    Map<String, Given> given() {
        return given;
    }

    Set<String> names() {
        return given.keySet();
    }

    /** Reports every setting that the rule has no place for. */
    void check(RuleInfo info, Consumer<String> problems) {
        List<Hyperparameter> known = info.hyperparameters();
        given.forEach((name, value) -> known.stream()
                .filter(h -> h.name().equals(name))
                .findFirst()
                .ifPresentOrElse(h -> check(h, value, problems), () -> problems.accept(unknown(info, name))));
    }

    /** Reports the hyperparameters that have no default and that none of the settings give. */
    static void checkMissing(RuleInfo info, List<Settings> settings, Consumer<String> problems) {
        for (Hyperparameter hyper : info.hyperparameters()) {
            if (hyper.mustBeGiven() && settings.stream().noneMatch(some -> some.given.containsKey(hyper.name()))) {
                problems.accept("hyperparameter " + describe(hyper) + " must be given");
            }
        }
    }

    /** What a hyperparameter is given by the last of some settings that name it, or by default. */
    static Given effective(Hyperparameter hyper, List<Settings> settings) {
        Given effective = new Numbers(hyper.defaults());
        for (Settings some : settings) {
            effective = some.given.getOrDefault(hyper.name(), effective);
        }
        return effective;
    }

    static String unknown(RuleInfo info, String name) {
        List<String> names =
                info.hyperparameters().stream().map(Hyperparameter::name).toList();
        String hint = Suggestions.nearest(name, names)
                .map(near -> "; did you mean '" + near + "'?")
                .orElse("");
        String all = names.isEmpty()
                ? "the rule has none"
                : "there are "
                        + info.hyperparameters().stream()
                                .map(Settings::describe)
                                .collect(Collectors.joining(", "));
        return "unknown hyperparameter '" + name + "'" + hint + " (" + all + ")";
    }

    static void check(Hyperparameter hyper, Given value, Consumer<String> problems) {
        String name = "hyperparameter '" + hyper.name() + "'";
        if (hyper.computed()) {
            problems.accept(name + " is worked out by the rule itself (" + hyper.defaultText() + ") and cannot be set");
        } else if (hyper.type() == Hyperparameter.Type.FLAG) {
            if (!(value instanceof Flag)) {
                problems.accept(name + " is a flag: set it to true or false");
            }
        } else if (value instanceof Flag) {
            problems.accept(name + " is no flag: it takes " + takes(hyper));
        } else if (value instanceof Follows) {
            if (hyper.type() == Hyperparameter.Type.LIST) {
                problems.accept(name + " is a list and cannot follow a schedule");
            }
        } else if (value instanceof Numbers numbers) {
            checkNumbers(hyper, numbers.values(), problems);
        }
    }

    private static void checkNumbers(Hyperparameter hyper, List<Double> values, Consumer<String> problems) {
        if (values.size() != hyper.length()) {
            problems.accept("hyperparameter '" + hyper.name() + "' takes " + takes(hyper) + ", not " + values.size()
                    + " numbers");
            return;
        }
        for (double value : values) {
            check(hyper, value, problems);
        }
    }

    /** Reports a value that is out of range, NaN, or a fraction where only whole numbers will do. */
    static void check(Hyperparameter hyper, double value, Consumer<String> problems) {
        if (!hyper.range().contains(value)) {
            problems.accept("hyperparameter '" + hyper.name() + "' = " + value + " is not in " + hyper.range());
        } else if (hyper.type() == Hyperparameter.Type.INT && value != Math.rint(value)) {
            problems.accept("hyperparameter '" + hyper.name() + "' = " + value + " is not a whole number");
        }
    }

    private static String takes(Hyperparameter hyper) {
        return switch (hyper.type()) {
            case REAL -> "one number in " + hyper.range();
            case INT -> "one whole number in " + hyper.range();
            case FLAG -> "true or false";
            case LIST -> hyper.length() + " numbers in " + hyper.range();
        };
    }

    private static String describe(Hyperparameter hyper) {
        return hyper.type() == Hyperparameter.Type.FLAG
                ? "'" + hyper.name() + "' (true or false)"
                : "'" + hyper.name() + "' in " + hyper.range();
    }
}
