package dev.glissade.benchmarks.work;

import dev.glissade.benchmarks.c.C;
import dev.glissade.benchmarks.c.CMemory;
import dev.glissade.benchmarks.measure.Arguments;
import dev.glissade.benchmarks.measure.Work;
import dev.glissade.benchmarks.measure.WorkSpec;
import dev.glissade.spi.Philox;
import dev.glissade.spi.Precision;

/** A step of a rule with exp, log, pow or random draws in C, from the numbers that {@link RuleStep} starts from. */
public final class TwinInC implements Work {
    private static final double LR = 1e-6;

    private final String twin;
    private final Precision precision;
    private final int elements;
    private final CMemory memory;
    private long t;

    /** Takes {@code twin}, {@code elements} and {@code precision}. */
    public TwinInC(Arguments arguments) {
        this(arguments.text("twin"), arguments.precision(), arguments.elements());
    }

    TwinInC(String twin, Precision precision, int elements) {
        this.twin = twin;
        this.precision = precision;
        this.elements = elements;
        this.memory = CStreams.of(precision, 5, elements);
        CStreams.fill(memory, precision, 4, 0, elements);
    }

    public static WorkSpec of(String twin, Precision precision, int elements) {
        return WorkSpec.of(TwinInC.class)
                .with("twin", twin)
                .with("precision", precision)
                .with("elements", elements);
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
        switch (twin) {
            case "noise" -> C.noiseFloat(theta, grad, elements, LR, t, Philox.key("theta"));
            case "powerball" -> C.powerballFloat(theta, grad, elements, LR);
            case "madgrad" -> C.madgradFloat(theta, grad, first, second, memory.stream(4), elements, LR, t);
            case "sadam" -> C.sadamFloat(theta, grad, first, second, elements, LR, t);
            default -> throw new IllegalArgumentException("baselines.c has no loop '" + twin + "'");
        }
    }

    private void doubles(long theta, long grad, long first, long second) {
        switch (twin) {
            case "noise" -> C.noiseDouble(theta, grad, elements, LR, t, Philox.key("theta"));
            case "powerball" -> C.powerballDouble(theta, grad, elements, LR);
            case "madgrad" -> C.madgradDouble(theta, grad, first, second, memory.stream(4), elements, LR, t);
            case "sadam" -> C.sadamDouble(theta, grad, first, second, elements, LR, t);
            default -> throw new IllegalArgumentException("baselines.c has no loop '" + twin + "'");
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
