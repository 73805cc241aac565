package dev.glissade.rules;

import dev.glissade.Optimizer;
import dev.glissade.OptimizerBuilder;
import dev.glissade.Optimizers;
import dev.glissade.Parameters;
import dev.glissade.ScheduleBuilder;
import dev.glissade.Schedules;
import dev.glissade.live.LiveCompiler;
import dev.glissade.registry.RuleRegistry;
import dev.glissade.spi.RuleInfo;
import dev.glissade.spi.UpdateRule;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The library under test: its rules as the registry finds them, and chains of them. */
final class Library {
    static final Path FILES = Path.of("src", "main", "resources", "dev", "glissade", "rules");

    private static final RuleRegistry REGISTRY = RuleRegistry.discover();
    private static final LiveCompiler LIVE = LiveCompiler.create();
    private static final Map<String, UpdateRule> CHAINS = new ConcurrentHashMap<>();

    private Library() {}

    /** What the rules of this module say of themselves, in the order of their names. */
    static List<RuleInfo> infos() {
        return REGISTRY.list().stream()
                .filter(rule -> rule.source().place().startsWith("dev/glissade/rules/"))
                .toList();
    }

    static Optional<RuleInfo> info(String name) {
        return infos().stream().filter(rule -> rule.name().equals(name)).findFirst();
    }

    /** A rule by name, or a chain of them such as {@code clip_by_norm >> sgd}. */
    static UpdateRule rule(String nameOrChain) {
        return nameOrChain.contains(">>")
                ? CHAINS.computeIfAbsent(nameOrChain, Library::compile)
                : REGISTRY.optimizer(nameOrChain);
    }

    private static UpdateRule compile(String chain) {
        String name = chain.replace(" >> ", "_then_");
        return LIVE.optimizer(name + ".opt", "optimizer " + name + " = " + chain);
    }

    /** A rule or chain with those of the settings that are named. */
    static OptimizerBuilder optimizer(String nameOrChain, Settings settings, List<String> names) {
        OptimizerBuilder builder = Optimizers.of(rule(nameOrChain));
        for (String name : names) {
            String value = settings.only(name);
            if (value.equals("true") || value.equals("false")) {
                builder.set(name, Boolean.parseBoolean(value));
            } else {
                builder.set(name, Settings.numbersOf(value));
            }
        }
        if (settings.has("seed")) {
            builder.seed(Long.parseLong(settings.only("seed")));
        }
        return builder;
    }

    /** The point of evaluation of an optimizer over one array of doubles. */
    static double[] evaluation(Optimizer optimizer) {
        double[] point = new double[optimizer.parameters().doubles().length];
        optimizer.evaluationPoint(Parameters.of(point));
        return point;
    }

    /** The value of a schedule in a step, with those of the settings that are named. */
    static double schedule(String schedule, Settings settings, List<String> names, long step) {
        ScheduleBuilder builder = Schedules.named(schedule, REGISTRY);
        names.forEach(name -> builder.set(name, Settings.numbersOf(settings.only(name))));
        return builder.build().value(step);
    }
}
