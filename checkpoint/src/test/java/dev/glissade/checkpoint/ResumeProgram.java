package dev.glissade.checkpoint;

import dev.glissade.Optimizer;
import dev.glissade.OptimizerBuilder;
import dev.glissade.Optimizers;
import dev.glissade.Parameters;
import dev.glissade.live.LiveCompiler;
import dev.glissade.registry.RuleRegistry;
import dev.glissade.spi.Hyperparameter;
import dev.glissade.spi.Precision;
import dev.glissade.spi.Storage;
import dev.glissade.spi.UnitKind;
import dev.glissade.spi.UpdateRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Trains every rule of the library and some more: whole, up to a random step at which the JVM is halted, or from there on. A
 * program, because a run is to be resumed by a JVM that knows nothing of the first.
 */
final class ResumeProgram {
    private static final int STEPS = 14;

    /** The library has no rule that keeps its states in all precisions. */
    private static final String NARROW =
            "optimizer narrow { hyper lr = 0.1; state a = 0 as bf16; state b = 0 as f16; state c = 0 as f32; state d = theta\n"
                    + "a = 0.9*a + grad; b = 0.5*b + a; c = c + b^2; d = 0.5*d + 0.5*c; theta -= lr*a/(sqrt(c) + 1) + 1e-3*normal() }";

    private ResumeProgram() {}

    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[1]);
        for (Map.Entry<String, Optimizer> run :
                runs(arguments[0].equals("resume")).entrySet()) {
            Path file = folder.resolve(run.getKey() + ".safetensors");
            switch (arguments[0]) {
                case "whole" -> train(run.getValue(), STEPS);
                case "killed" -> {
                    train(run.getValue(), 1 + new Random(run.getKey().hashCode()).nextInt(STEPS - 1));
                    Checkpoint.of(run.getValue()).write(file);
                    train(run.getValue(), STEPS); // what comes after the checkpoint is lost
                }
                default -> {
                    Checkpoint.read(file).resume(run.getValue());
                    train(run.getValue(), STEPS);
                }
            }
            if (!arguments[0].equals("killed")) {
                Checkpoint.of(run.getValue()).write(folder.resolve(run.getKey() + "-" + arguments[0]));
            }
        }
        Files.writeString(folder.resolve(arguments[0] + ".done"), "");
        Runtime.getRuntime().halt(arguments[0].equals("killed") ? 9 : 0);
    }

    private static void train(Optimizer optimizer, int until) {
        while (optimizer.steps() < until) {
            Runs.step(optimizer);
        }
    }

    /** Runs of every rule; the resuming JVM has its tensors in another order, and must be given the seed. */
    private static Map<String, Optimizer> runs(boolean reordered) {
        List<UpdateRule> rules = new ArrayList<>();
        RuleRegistry registry = RuleRegistry.discover();
        for (String name : registry.names(UnitKind.OPTIMIZER)) {
            rules.add(registry.optimizer(name));
        }
        rules.add(LiveCompiler.create().optimizer("narrow", NARROW));
        Map<String, Optimizer> runs = new LinkedHashMap<>();
        for (UpdateRule rule : rules) {
            String name = rule.info().name();
            for (Precision precision : Precision.values()) {
                runs.put(name + "-" + precision, run(builder(rule, reordered), precision, reordered));
            }
            for (Hyperparameter flag : rule.info().flags()) {
                boolean usually = flag.defaults().get(0) != 0;
                OptimizerBuilder flagged = builder(rule, reordered).set(flag.name(), !usually);
                runs.put(name + "-" + flag.name(), run(flagged, Precision.FLOAT, reordered));
            }
            OptimizerBuilder narrow = builder(rule, reordered)
                    .stateStorage(Storage.BF16_STOCHASTIC)
                    .group("half", g -> g.tensors("h").stateStorage(Storage.F16));
            runs.put(name + "-narrow", run(narrow, Precision.FLOAT, reordered));
        }
        return runs;
    }

    /** Settings with a group whose rate follows a schedule, if the rule has a rate that groups may have for themselves. */
    private static OptimizerBuilder builder(UpdateRule rule, boolean resumes) {
        boolean rate =
                rule.info().hyperparameters().stream().anyMatch(h -> h.name().equals("lr") && !h.uniform());
        return Optimizers.of(rule).seed(resumes ? 0 : 42).group("biases", g -> {
            g.tensors("b");
            if (rate) {
                g.schedule("lr", step -> 0.01 / step);
            }
        });
    }

    private static Optimizer run(OptimizerBuilder builder, Precision precision, boolean reordered) {
        var parameters = Parameters.arena(precision);
        if (reordered) {
            parameters.add("b", 5).add("h", 9).add("w", 37, 40);
        } else {
            parameters.add("w", 37, 40).add("h", 9).add("b", 5);
        }
        Parameters made = parameters.build();
        for (var tensor : made.tensors()) {
            for (int i = 0; i < tensor.length(); i++) {
                tensor.set(i, Math.sin(i + tensor.length()));
            }
        }
        return builder.over(made);
    }
}
