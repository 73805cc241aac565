package dev.glissade.benchmarks.work;

import dev.glissade.benchmarks.c.CMemory;
import dev.glissade.benchmarks.measure.Work;
import dev.glissade.spi.Precision;

/** A step of a rule in C, one thread, from the numbers that {@link RuleStep} starts from. */
abstract class StepInC implements Work {
    static final double LR = 1e-6;

    private final Precision precision;
    private final int elements;
    private final CMemory memory;
    private long t;

    /** Parameters, gradients, then states of zeros. */
    StepInC(Precision precision, int elements, int states) {
        this.precision = precision;
        this.elements = elements;
        this.memory = CStreams.of(precision, 2 + states, elements);
    }

    @Override
    public final void run() {
        t++;
        if (precision == Precision.FLOAT) {
            floats(memory.stream(0), memory.stream(1), memory.stream(2), memory.stream(3));
        } else {
            doubles(memory.stream(0), memory.stream(1), memory.stream(2), memory.stream(3));
        }
    }

    /** Calls the loop over floats. */
    abstract void floats(long theta, long grad, long first, long second);

    /** Calls the loop over doubles. */
    abstract void doubles(long theta, long grad, long first, long second);

    /** The number of the step, from 1. */
    final long t() {
        return t;
    }

    final int elements() {
        return elements;
    }

    final long stream(int stream) {
        return memory.stream(stream);
    }

    /** Puts the numbers of theta into a state. */
    final void startAtTheta(int stream) {
        CStreams.fill(memory, precision, stream, 0, elements);
    }

    final double[] theta() {
        return memory.get(0, elements);
    }

    @Override
    public final void close() {
        memory.close();
    }
}
