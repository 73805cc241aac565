package dev.glissade.benchmarks.work;

import dev.glissade.benchmarks.c.C;
import dev.glissade.benchmarks.c.CMemory;
import dev.glissade.benchmarks.measure.Arguments;
import dev.glissade.benchmarks.measure.Work;
import dev.glissade.benchmarks.measure.WorkSpec;
import dev.glissade.spi.Precision;

/** A step of Adam in C, from the numbers that {@link RuleStep} starts from. */
public final class AdamInC implements Work {
    private final Precision precision;
    private final int elements;
    private final int threads;
    private final CMemory memory;
    private long t;

    /** Takes {@code elements}, {@code precision} and {@code threads}. */
    public AdamInC(Arguments arguments) {
        this(arguments.precision(), arguments.elements(), arguments.threads());
    }

    AdamInC(Precision precision, int elements, int threads) {
        this.precision = precision;
        this.elements = elements;
        this.threads = threads;
        this.memory = CStreams.of(precision, 4, elements);
    }

    public static WorkSpec of(Precision precision, int elements, int threads) {
        return WorkSpec.of(AdamInC.class)
                .with("precision", precision)
                .with("elements", elements)
                .with("threads", threads);
    }

    @Override
    public void run() {
        long theta = memory.stream(0);
        long grad = memory.stream(1);
        long m = memory.stream(2);
        long v = memory.stream(3);
        t++;
        if (precision == Precision.FLOAT) {
            C.adamFloat(theta, grad, m, v, elements, 1e-6, 0.9, 0.999, 1e-8, t, threads);
        } else {
            C.adamDouble(theta, grad, m, v, elements, 1e-6, 0.9, 0.999, 1e-8, t, threads);
        }
    }

    /** The numbers of theta, the mean and the mean square: 0, 2 or 3. */
    double[] stream(int stream) {
        return memory.get(stream, elements);
    }

    @Override
    public void close() {
        memory.close();
    }
}
