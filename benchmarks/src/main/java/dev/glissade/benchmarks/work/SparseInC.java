package dev.glissade.benchmarks.work;

import dev.glissade.benchmarks.c.C;
import dev.glissade.benchmarks.c.CMemory;
import dev.glissade.benchmarks.c.SparseAdagrad;
import dev.glissade.benchmarks.measure.Arguments;
import dev.glissade.benchmarks.measure.Work;
import dev.glissade.benchmarks.measure.WorkSpec;
import dev.glissade.spi.Precision;

/** A sparse step of Adagrad in C, from the numbers that {@link SparseStep} starts from. */
public final class SparseInC implements Work {
    private final Touched touched;
    private final CMemory memory;
    private final CMemory indices;
    private final CMemory values;
    private int steps;

    /** Takes {@code rows}, {@code width} and {@code touched}. */
    public SparseInC(Arguments arguments) {
        this(Touched.of(arguments));
    }

    SparseInC(Touched touched) {
        this.touched = touched;
        this.memory = new CMemory(Precision.FLOAT, 2, touched.elements());
        memory.put(0, Numbers.floats(0, touched.elements()));
        this.indices = new CMemory(Precision.FLOAT, Touched.LISTS, touched.touched());
        this.values = new CMemory(Precision.FLOAT, 1, touched.values());
        values.put(0, Numbers.floats(1, touched.values()));
        for (int i = 0; i < Touched.LISTS; i++) {
            C.putInts(indices.stream(i), touched.list(i));
        }
    }

    static WorkSpec of(Touched touched) {
        return touched.in(WorkSpec.of(SparseInC.class));
    }

    @Override
    public void run() {
        long list = indices.stream(steps++ % Touched.LISTS);
        long theta = memory.stream(0);
        long n = memory.stream(1);
        if (touched.width() == 1) {
            SparseAdagrad.elements(theta, n, list, values.stream(0), touched.touched(), SparseStep.LR, SparseStep.EPS);
        } else {
            SparseAdagrad.rows(
                    theta,
                    n,
                    list,
                    values.stream(0),
                    touched.touched(),
                    touched.width(),
                    SparseStep.LR,
                    SparseStep.EPS);
        }
    }

    /** The parameters, 0, or the sums of squares, 1. */
    double[] stream(int stream) {
        return memory.get(stream, touched.elements());
    }

    @Override
    public void close() {
        memory.close();
        indices.close();
        values.close();
    }
}
