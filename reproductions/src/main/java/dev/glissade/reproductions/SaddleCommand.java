package dev.glissade.reproductions;

import dev.glissade.OptimizerBuilder;
import dev.glissade.Optimizers;
import dev.glissade.plots.surface.Surface;
import dev.glissade.plots.surface.Trajectory;
import dev.glissade.training.random.Draws;
import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * Ruder (arXiv:1609.04747), figure 4b: the steps that optimizers need to leave a saddle point. The figure is an animation whose start
 * and rates are not published, so its order is what can be compared.
 */
@Command(
        name = "saddle",
        mixinStandardHelpOptions = true,
        description = "Steps to leave a saddle by optimizer, as in Ruder's figure 4b.")
final class SaddleCommand implements Callable<Integer> {
    /** How far down the saddle's slope an optimizer has left it. */
    private static final double LEFT = 1;

    private static final double START = 1.2;
    private static final double OFF = 1e-6;

    private static final Map<String, String> PUBLISHED = Map.of(
            "sgd", "slowest, stuck",
            "momentum", "late",
            "nesterov", "late, before momentum",
            "adagrad", "at once",
            "rmsprop", "at once",
            "adadelta", "at once");

    @Option(names = "--seeds", defaultValue = "5", description = "starts, from seed 1 (default: ${DEFAULT-VALUE})")
    private int seeds;

    @Option(names = "--steps", defaultValue = "2000", description = "steps at most (default: ${DEFAULT-VALUE})")
    private int steps;

    @Spec
    private CommandSpec command = CommandSpec.create();

    private final PrintStream out;

    SaddleCommand(PrintStream out) {
        this.out = out;
    }

    @Override
    public Integer call() {
        Counts.atLeastOne(command, "--seeds", seeds);
        Counts.atLeastOne(command, "--steps", steps);
        out.printf(
                Locale.ROOT,
                "x² - y² from (%s, y), y normal with deviation %s; steps until |y| > %s%n",
                START,
                OFF,
                LEFT);
        out.printf("%-10s %-26s %-26s%n", "optimizer", "seeds 1 to " + seeds, "published (order alone)");
        stepsToLeave()
                .forEach((name, left) -> out.printf(
                        "%-10s %-26s %-26s%n",
                        name,
                        String.join(" ", left.stream().map(SaddleCommand::text).toList()),
                        PUBLISHED.get(name)));
        return 0;
    }

    private static String text(int left) {
        return left < 0 ? "never" : Integer.toString(left);
    }

    /** Steps by optimizer and seed; -1 if it did not leave. */
    Map<String, List<Integer>> stepsToLeave() {
        Map<String, List<Integer>> result = new LinkedHashMap<>();
        for (String name : List.of("sgd", "momentum", "nesterov", "adagrad", "rmsprop", "adadelta")) {
            result.put(
                    name,
                    IntStream.rangeClosed(1, seeds)
                            .map(seed -> stepsToLeave(name, seed))
                            .boxed()
                            .toList());
        }
        return result;
    }

    private int stepsToLeave(String name, int seed) {
        var start = new Surface.Point(START, OFF * Draws.at(seed).gaussian());
        return Trajectory.of(name, rule(name), Surface.saddle(), start, steps)
                .firstStep(point -> Math.abs(point.y()) > LEFT);
    }

    /** One rate for the three that take it as it is; the others at the rates that their authors or libraries give, adagrad's for a toy. */
    private static OptimizerBuilder rule(String name) {
        OptimizerBuilder rule = Optimizers.named(name);
        return switch (name) {
            case "adagrad" -> rule.set("lr", 0.3);
            case "rmsprop" -> rule.set("lr", 0.05);
            case "adadelta" -> rule.set("eps", 1e-4);
            default -> rule.set("lr", 0.04);
        };
    }
}
