package dev.glissade.benchmarks.work;

import dev.glissade.benchmarks.c.C;
import dev.glissade.benchmarks.measure.Arguments;
import dev.glissade.benchmarks.measure.WorkSpec;
import dev.glissade.spi.Philox;
import dev.glissade.spi.Precision;

/** A step of a rule with exp, log, pow or random draws in C, from the numbers that {@link RuleStep} starts from. */
public final class TwinInC extends StepInC {
    private final String twin;

    /** Takes {@code twin}, {@code elements} and {@code precision}. */
    public TwinInC(Arguments arguments) {
        this(arguments.text("twin"), arguments.precision(), arguments.elements());
    }

    TwinInC(String twin, Precision precision, int elements) {
        super(precision, elements, 3);
        this.twin = twin;
        startAtTheta(4);
    }

    public static WorkSpec of(String twin, Precision precision, int elements) {
        return WorkSpec.of(TwinInC.class)
                .with("twin", twin)
                .with("precision", precision)
                .with("elements", elements);
    }

    @Override
    void floats(long theta, long grad, long first, long second) {
        switch (twin) {
            case "noise" -> C.noiseFloat(theta, grad, elements(), LR, t(), Philox.key("theta"));
            case "powerball" -> C.powerballFloat(theta, grad, elements(), LR);
            case "madgrad" -> C.madgradFloat(theta, grad, first, second, stream(4), elements(), LR, t());
            case "sadam" -> C.sadamFloat(theta, grad, first, second, elements(), LR, t());
            default -> throw new IllegalArgumentException("baselines.c has no loop '" + twin + "'");
        }
    }

    @Override
    void doubles(long theta, long grad, long first, long second) {
        switch (twin) {
            case "noise" -> C.noiseDouble(theta, grad, elements(), LR, t(), Philox.key("theta"));
            case "powerball" -> C.powerballDouble(theta, grad, elements(), LR);
            case "madgrad" -> C.madgradDouble(theta, grad, first, second, stream(4), elements(), LR, t());
            case "sadam" -> C.sadamDouble(theta, grad, first, second, elements(), LR, t());
            default -> throw new IllegalArgumentException("baselines.c has no loop '" + twin + "'");
        }
    }
}
