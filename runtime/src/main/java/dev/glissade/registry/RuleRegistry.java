package dev.glissade.registry;

import dev.glissade.spi.RuleInfo;
import dev.glissade.spi.RuleUnit;
import dev.glissade.spi.ScheduleRule;
import dev.glissade.spi.UnitKind;
import dev.glissade.spi.UpdateRule;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The rules that a class loader sees, or a program has made, by name. In names case does not matter, and {@code -} and {@code _}
 * are alike.
 *
 * <p>A provider that cannot be loaded takes no other down; it is shown where a look-up fails. Two rules of one name are an error
 * when that name is looked up, and so is a rule whose file was edited after it was compiled.
 *
 * <p>Immutable, thread-safe.
 */
public final class RuleRegistry {
    private final SortedMap<String, List<RuleUnit>> units;
    private final List<String> problems;

    private RuleRegistry(SortedMap<String, List<RuleUnit>> units, List<String> problems) {
        this.units = units;
        this.problems = List.copyOf(problems);
    }

    /** The rules that the thread's context class loader sees, or without one, this class's. */
    public static RuleRegistry discover() {
        return discover(Optional.ofNullable(Thread.currentThread().getContextClassLoader())
                .orElseGet(RuleRegistry.class::getClassLoader));
    }

    /** The rules that a class loader sees. */
    public static RuleRegistry discover(ClassLoader loader) {
        SortedMap<String, List<RuleUnit>> units = new TreeMap<>();
        List<String> problems = new ArrayList<>();
        Iterator<RuleUnit> providers =
                ServiceLoader.load(RuleUnit.class, loader).iterator();
        while (true) {
            try {
                if (!providers.hasNext()) {
                    return new RuleRegistry(units, problems);
                }
                add(providers.next(), units, problems);
            } catch (ServiceConfigurationError | LinkageError e) {
                problems.add(describe(e));
            }
        }
    }

    /** A registry of nothing but the given rules. */
    public static RuleRegistry of(RuleUnit... units) {
        return new RuleRegistry(new TreeMap<>(), List.of()).with(units);
    }

    /** This registry and some rules more. */
    public RuleRegistry with(RuleUnit... more) {
        SortedMap<String, List<RuleUnit>> all = new TreeMap<>();
        units.forEach((name, found) -> all.put(name, new ArrayList<>(found)));
        List<String> allProblems = new ArrayList<>(problems);
        for (RuleUnit unit : more) {
            add(unit, all, allProblems);
        }
        return new RuleRegistry(all, allProblems);
    }

    /**
     * An optimizer by name.
     *
     * @throws UnknownRuleException if there is none, there are two, it is another kind of unit, or its file was edited since
     */
    public UpdateRule optimizer(String name) {
        RuleUnit unit = unit(name);
        if (unit instanceof UpdateRule rule && unit.info().kind() == UnitKind.OPTIMIZER) {
            return rule;
        }
        throw new UnknownRuleException(notOptimizer(unit.info()));
    }

    /**
     * A schedule by name.
     *
     * @throws UnknownRuleException if there is none, there are two, it is another kind of unit, or its file was edited since
     */
    public ScheduleRule schedule(String name) {
        RuleUnit unit = unit(name);
        if (unit instanceof ScheduleRule schedule) {
            return schedule;
        }
        throw new UnknownRuleException("'" + unit.info().name() + "' is "
                + article(unit.info().kind()) + ", not a schedule; there are " + names(UnitKind.SCHEDULE));
    }

    /**
     * Any unit by name.
     *
     * @throws UnknownRuleException if there is none, there are two, or its file was edited since
     */
    public RuleUnit unit(String name) {
        List<RuleUnit> found = units.getOrDefault(key(name), List.of());
        if (found.isEmpty()) {
            throw new UnknownRuleException(unknown(name));
        }
        if (found.size() > 1) {
            throw new UnknownRuleException("there are " + found.size() + " rules '" + name + "': "
                    + found.stream().map(Origin::of).collect(Collectors.joining(" and ")));
        }
        Staleness.check(found.get(0)).ifPresent(problem -> {
            throw new UnknownRuleException(problem);
        });
        return found.get(0);
    }

    /** What every unit says of itself, of all kinds, in the order of their names. */
    public List<RuleInfo> list() {
        return units.values().stream().flatMap(List::stream).map(RuleUnit::info).toList();
    }

    /** The names of the units of a kind, in order. */
    public List<String> names(UnitKind kind) {
        return list().stream()
                .filter(info -> info.kind() == kind)
                .map(RuleInfo::name)
                .distinct()
                .toList();
    }

    /** What was found but cannot be used: broken providers, names that two units have. */
    public List<String> problems() {
        List<String> all = new ArrayList<>(problems);
        units.forEach((name, found) -> {
            if (found.size() > 1) {
                all.add("there are " + found.size() + " rules '" + name + "': "
                        + found.stream().map(Origin::of).collect(Collectors.joining(" and ")));
            }
        });
        return List.copyOf(all);
    }

    /** The form of a name under which the registry keeps it: lower case, {@code _} for {@code -}. */
    public static String key(String name) {
        return name.toLowerCase(Locale.ROOT).replace('-', '_');
    }

    private static void add(RuleUnit unit, Map<String, List<RuleUnit>> units, List<String> problems) {
        String name;
        try {
            name = unit.info().name();
        } catch (RuntimeException | LinkageError e) {
            problems.add(Origin.of(unit) + " does not say what it is: " + describe(e));
            return;
        }
        if (!name.matches("[A-Za-z_][A-Za-z0-9_-]*")) {
            problems.add(Origin.of(unit) + " has the name '" + name + "'; names are letters, digits, '-' and '_'");
            return;
        }
        units.computeIfAbsent(key(name), n -> new ArrayList<>()).add(unit);
    }

    private String unknown(String name) {
        List<String> known = list().stream().map(RuleInfo::name).distinct().toList();
        StringBuilder message = new StringBuilder("unknown rule '" + name + "'");
        Suggestions.nearest(key(name), known).ifPresent(near -> message.append("; did you mean '" + near + "'?"));
        Map<UnitKind, List<String>> byKind = new LinkedHashMap<>();
        for (UnitKind kind : UnitKind.values()) {
            if (!names(kind).isEmpty()) {
                byKind.put(kind, names(kind));
            }
        }
        if (byKind.isEmpty()) {
            message.append("; there are no rules on the class path");
        }
        byKind.forEach((kind, names) -> message.append("\n  " + plural(kind) + ": " + String.join(", ", names)));
        problems.forEach(problem -> message.append("\n  broken: " + problem));
        return message.toString();
    }

    private static String notOptimizer(RuleInfo info) {
        String name = info.name();
        return switch (info.kind()) {
            case OPTIMIZER -> "'" + name + "' calls itself an optimizer, but is no UpdateRule";
            case TRANSFORM, WRAPPER ->
                "'" + name + "' is " + article(info.kind())
                        + ", not an optimizer by itself: chain it with one in a rule file, for example"
                        + "\n  optimizer my_" + name + " = " + name + " >> sgd";
            case SCHEDULE ->
                "'" + name + "' is a schedule, not an optimizer: tie it to a hyperparameter of one, for example"
                        + "\n  Optimizers.named(\"sgd\").schedule(\"lr\", Schedules.named(\"" + name + "\").build())";
        };
    }

    private static String article(UnitKind kind) {
        return switch (kind) {
            case OPTIMIZER -> "an optimizer";
            case TRANSFORM -> "a transform";
            case WRAPPER -> "a wrapper";
            case SCHEDULE -> "a schedule";
        };
    }

    private static String plural(UnitKind kind) {
        return kind.name().toLowerCase(Locale.ROOT) + "s";
    }

    private static String describe(Throwable problem) {
        return problem.getCause() == null ? problem.toString() : problem + " (" + problem.getCause() + ")";
    }
}
