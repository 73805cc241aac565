package dev.glissade.checkpoint;

import dev.glissade.Optimizer;
import dev.glissade.Tensor;
import dev.glissade.spi.Precision;
import dev.glissade.spi.RuleInfo.RuleSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Puts a checkpoint into an optimizer that it has been found to fit. */
final class Resumption {
    private final Checkpoint checkpoint;
    private final Optimizer optimizer;

    private Resumption(Checkpoint checkpoint, Optimizer optimizer) {
        this.checkpoint = checkpoint;
        this.optimizer = optimizer;
    }

    /** Checks that all of it fits. */
    static Resumption of(Checkpoint checkpoint, Optimizer optimizer) {
        var resumption = new Resumption(checkpoint, optimizer);
        List<String> problems = resumption.problems();
        if (!problems.isEmpty()) {
            throw new CheckpointMismatchException(optimizer.rule().name(), problems);
        }
        return resumption;
    }

    void run() {
        optimizer.restore(checkpoint.state()); // refuses, if it does, before anything is written
        for (StoredTensor saved : checkpoint.parameters()) {
            Tensor tensor = optimizer.parameters().tensor(saved.name());
            if (saved.values() instanceof float[] floats) {
                tensor.copyFrom(floats);
            } else {
                tensor.copyFrom((double[]) saved.values());
            }
        }
    }

    private List<String> problems() {
        List<String> problems = new ArrayList<>();
        String rule = checkpoint.state().rule();
        if (!rule.equals(optimizer.rule().name())) {
            problems.add("it belongs to rule '" + rule + "'");
        } else {
            compareTexts(problems);
            compareFlags(problems);
            compareParameters(problems);
            if (problems.isEmpty()) {
                problems.addAll(optimizer.misfits(checkpoint.state())); // otherwise they follow from what has been said
            }
        }
        return problems;
    }

    private void compareTexts(List<String> problems) {
        RuleSource then = checkpoint.rule();
        RuleSource now = optimizer.rule().source();
        if (!then.sha256().equals(now.sha256())) {
            problems.add("rule '" + optimizer.rule().name() + "' has changed since it was saved, first at "
                    + change(then, now) + " (if the states mean the same, use checkpoint.under(optimizer.rule()))");
        }
    }

    private static String change(RuleSource then, RuleSource now) {
        List<String> old = then.text().lines().toList();
        List<String> text = now.text().lines().toList();
        int line = 0;
        while (line < old.size() && line < text.size() && old.get(line).equals(text.get(line))) {
            line++;
        }
        return "line " + (line + 1) + ": " + shown(old, line) + ", now " + shown(text, line);
    }

    private static String shown(List<String> text, int line) {
        return line < text.size() ? "'" + text.get(line).strip() + "'" : "the end";
    }

    private void compareFlags(List<String> problems) {
        Map<String, Boolean> now = SavedSettings.flags(optimizer);
        checkpoint.settings().flags().forEach((flag, on) -> {
            if (!on.equals(now.get(flag))) {
                problems.add("flag '" + flag + "' was " + on + ", now "
                        + (now.containsKey(flag) ? now.get(flag) : "there is none"));
            }
        });
    }

    private void compareParameters(List<String> problems) {
        Precision precision = optimizer.parameters().precision();
        if (precision != checkpoint.precision()) {
            problems.add("its parameters are " + checkpoint.precision() + ", the optimizer's " + precision);
        }
        List<String> names = optimizer.parameters().names();
        for (StoredTensor saved : checkpoint.parameters()) {
            if (!names.contains(saved.name())) {
                problems.add("the optimizer has no tensor '" + saved.name() + "'");
            }
        }
        for (Tensor tensor : optimizer.parameters().tensors()) {
            checkpoint.parameters().stream()
                    .filter(saved -> saved.name().equals(tensor.name()))
                    .findFirst()
                    .ifPresentOrElse(
                            saved -> compareShapes(saved, tensor, problems),
                            () -> problems.add("tensor '" + tensor.name() + "' is not in the checkpoint"));
        }
    }

    private static void compareShapes(StoredTensor saved, Tensor tensor, List<String> problems) {
        List<Integer> shape = Arrays.stream(tensor.shape()).boxed().toList();
        if (!saved.shape().equals(shape)) {
            problems.add("tensor '" + tensor.name() + "' had shape " + saved.shape() + ", now " + shape);
        }
    }
}
