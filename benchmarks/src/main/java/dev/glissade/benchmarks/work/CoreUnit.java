package dev.glissade.benchmarks.work;

import dev.glissade.benchmarks.c.C;
import dev.glissade.benchmarks.c.CMemory;
import dev.glissade.benchmarks.measure.Arguments;
import dev.glissade.benchmarks.measure.Work;
import dev.glissade.benchmarks.measure.WorkSpec;
import dev.glissade.spi.Precision;

/** Divisions, or roots, and nothing else, in C on data in the first cache: how many the core can do. */
public final class CoreUnit implements Work {
    /** The results of one run. */
    public static final int RESULTS = 64 * 1024;

    private final Precision precision;
    private final boolean roots;
    private final int elements;
    private final CMemory memory;

    /** Takes {@code operation}, which is {@code root} or {@code divide}, and {@code precision}. */
    public CoreUnit(Arguments arguments) {
        this.precision = arguments.precision();
        this.roots = arguments.text("operation").equals("root");
        this.elements = 8192 / precision.bytes();
        this.memory = CStreams.of(precision, 3, elements);
        if (roots && precision == Precision.FLOAT) {
            float[] positive = Numbers.floats(0, elements);
            for (int i = 0; i < elements; i++) {
                positive[i] = Math.abs(positive[i]);
            }
            memory.put(0, positive);
        } else if (roots) {
            double[] positive = Numbers.stream(0, elements);
            for (int i = 0; i < elements; i++) {
                positive[i] = Math.abs(positive[i]);
            }
            memory.put(0, positive);
        }
    }

    public static WorkSpec divisions(Precision precision) {
        return WorkSpec.of(CoreUnit.class).with("operation", "divide").with("precision", precision);
    }

    public static WorkSpec roots(Precision precision) {
        return WorkSpec.of(CoreUnit.class).with("operation", "root").with("precision", precision);
    }

    @Override
    public void run() {
        long a = memory.stream(0);
        long b = memory.stream(1);
        long x = memory.stream(2);
        int times = RESULTS / elements;
        if (precision == Precision.FLOAT) {
            if (roots) {
                C.rootFloats(a, b, x, elements, times);
            } else {
                C.divideFloats(a, b, x, elements, times);
            }
        } else if (roots) {
            C.rootDoubles(a, b, x, elements, times);
        } else {
            C.divideDoubles(a, b, x, elements, times);
        }
    }

    @Override
    public void close() {
        memory.close();
    }
}
