package dev.glissade.benchmarks.work;

import dev.glissade.benchmarks.c.CMemory;
import dev.glissade.benchmarks.c.RuleLoops;
import dev.glissade.benchmarks.measure.Arguments;
import dev.glissade.benchmarks.measure.Work;
import dev.glissade.benchmarks.measure.WorkSpec;
import dev.glissade.spi.Precision;
import java.util.Optional;
import java.util.Set;

/**
 * A step of a rule of the library in C, one thread, from the numbers that {@link RuleStep} starts from: what of the distance from
 * a floor is the formula's and not ours.
 */
public final class RuleInC implements Work {
    /** The rules that have a loop in {@code rules.c}. */
    static final Set<String> RULES = Set.of("sgd", "signsgd", "momentum", "adagrad", "lion", "adamax", "lars");

    private static final double LR = 1e-6;

    private final String rule;
    private final Precision precision;
    private final int elements;
    private final CMemory memory;
    private long t;

    /** Takes {@code rule}, {@code elements} and {@code precision}. */
    public RuleInC(Arguments arguments) {
        this(arguments.text("rule"), arguments.precision(), arguments.elements());
    }

    RuleInC(String rule, Precision precision, int elements) {
        if (!RULES.contains(rule)) {
            throw new IllegalArgumentException("rules.c has no loop '" + rule + "'");
        }
        this.rule = rule;
        this.precision = precision;
        this.elements = elements;
        this.memory = CStreams.of(precision, 4, elements);
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
    public void run() {
        t++;
        if (precision == Precision.FLOAT) {
            floats(memory.stream(0), memory.stream(1), memory.stream(2), memory.stream(3));
        } else {
            doubles(memory.stream(0), memory.stream(1), memory.stream(2), memory.stream(3));
        }
    }

    private void floats(long theta, long grad, long first, long second) {
        switch (rule) {
            case "sgd" -> RuleLoops.sgdFloat(theta, grad, elements, LR);
            case "signsgd" -> RuleLoops.signsgdFloat(theta, grad, elements, LR);
            case "momentum" -> RuleLoops.momentumFloat(theta, grad, first, elements, LR);
            case "adagrad" -> RuleLoops.adagradFloat(theta, grad, first, elements, LR);
            case "lion" -> RuleLoops.lionFloat(theta, grad, first, elements, LR);
            case "lars" -> RuleLoops.larsFloat(theta, grad, first, elements, LR);
            default -> RuleLoops.adamaxFloat(theta, grad, first, second, elements, LR, t);
        }
    }

    private void doubles(long theta, long grad, long first, long second) {
        switch (rule) {
            case "sgd" -> RuleLoops.sgdDouble(theta, grad, elements, LR);
            case "signsgd" -> RuleLoops.signsgdDouble(theta, grad, elements, LR);
            case "momentum" -> RuleLoops.momentumDouble(theta, grad, first, elements, LR);
            case "adagrad" -> RuleLoops.adagradDouble(theta, grad, first, elements, LR);
            case "lion" -> RuleLoops.lionDouble(theta, grad, first, elements, LR);
            case "lars" -> RuleLoops.larsDouble(theta, grad, first, elements, LR);
            default -> RuleLoops.adamaxDouble(theta, grad, first, second, elements, LR, t);
        }
    }

    double[] theta() {
        return memory.get(0, elements);
    }

    @Override
    public void close() {
        memory.close();
    }
}
