package dev.glissade.benchmarks.work;

import dev.glissade.benchmarks.c.CMemory;
import dev.glissade.spi.Precision;

/** Makes memory for loops in C with the numbers that {@link RuleStep} starts from. */
final class CStreams {
    private CStreams() {}

    /** Parameters, gradients, then zeros. */
    static CMemory of(Precision precision, int streams, int elements) {
        var memory = new CMemory(precision, streams, elements);
        for (int stream = 0; stream < 2; stream++) {
            fill(memory, precision, stream, stream, elements);
        }
        return memory;
    }

    static void fill(CMemory memory, Precision precision, int place, int stream, int elements) {
        if (precision == Precision.FLOAT) {
            memory.put(place, Numbers.floats(stream, elements));
        } else {
            memory.put(place, Numbers.stream(stream, elements));
        }
    }
}
