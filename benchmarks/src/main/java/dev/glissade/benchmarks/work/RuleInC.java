package dev.glissade.benchmarks.work;

import dev.glissade.benchmarks.c.RuleLoops;
import dev.glissade.benchmarks.measure.Arguments;
import dev.glissade.benchmarks.measure.WorkSpec;
import dev.glissade.spi.Precision;
import java.util.Optional;
import java.util.Set;

/**
 * A step of a rule of the library in C, one thread, from the numbers that {@link RuleStep} starts from: what of the distance from
 * a floor is the formula's and not ours.
 */
public final class RuleInC extends StepInC {
    /** The rules that have a loop in {@code rules.c}. */
    static final Set<String> RULES = Set.of("sgd", "signsgd", "momentum", "adagrad", "lion", "adamax", "lars");

    private final String rule;

    /** Takes {@code rule}, {@code elements} and {@code precision}. */
    public RuleInC(Arguments arguments) {
        this(arguments.text("rule"), arguments.precision(), arguments.elements());
    }

    RuleInC(String rule, Precision precision, int elements) {
        super(precision, elements, 2);
        this.rule = rule;
    }

    /** A step of a rule, if there is a loop for it. */
    public static Optional<WorkSpec> of(String rule, Precision precision, int elements) {
        if (rule.equals("adam")) {
            return Optional.of(AdamInC.of(precision, elements, 1));
        }
        if (!RULES.contains(rule)) {
            return Optional.empty();
        }
        return Optional.of(WorkSpec.of(RuleInC.class)
                .with("rule", rule)
                .with("precision", precision)
                .with("elements", elements));
    }

    @Override
    void floats(long theta, long grad, long first, long second) {
        switch (rule) {
            case "sgd" -> RuleLoops.sgdFloat(theta, grad, elements(), LR);
            case "signsgd" -> RuleLoops.signsgdFloat(theta, grad, elements(), LR);
            case "momentum" -> RuleLoops.momentumFloat(theta, grad, first, elements(), LR);
            case "adagrad" -> RuleLoops.adagradFloat(theta, grad, first, elements(), LR);
            case "lion" -> RuleLoops.lionFloat(theta, grad, first, elements(), LR);
            case "lars" -> RuleLoops.larsFloat(theta, grad, first, elements(), LR);
            case "adamax" -> RuleLoops.adamaxFloat(theta, grad, first, second, elements(), LR, t());
            default -> throw new IllegalArgumentException("rules.c has no loop '" + rule + "'");
        }
    }

    @Override
    void doubles(long theta, long grad, long first, long second) {
        switch (rule) {
            case "sgd" -> RuleLoops.sgdDouble(theta, grad, elements(), LR);
            case "signsgd" -> RuleLoops.signsgdDouble(theta, grad, elements(), LR);
            case "momentum" -> RuleLoops.momentumDouble(theta, grad, first, elements(), LR);
            case "adagrad" -> RuleLoops.adagradDouble(theta, grad, first, elements(), LR);
            case "lion" -> RuleLoops.lionDouble(theta, grad, first, elements(), LR);
            case "lars" -> RuleLoops.larsDouble(theta, grad, first, elements(), LR);
            case "adamax" -> RuleLoops.adamaxDouble(theta, grad, first, second, elements(), LR, t());
            default -> throw new IllegalArgumentException("rules.c has no loop '" + rule + "'");
        }
    }
}
