package dev.glissade.benchmarks.c;

import dev.glissade.spi.Precision;
import java.util.Arrays;

/** Streams of numbers outside the heap, in pages of 4 KiB, each a little further into its first page than the one before. */
public final class CMemory implements AutoCloseable {
    /** 17 lines of 64 bytes: addresses of neighbouring streams differ modulo 4096. */
    private static final long STAGGER = 17 * 64;

    private final Precision precision;
    private final long bytes;
    private final long start;
    private final long[] streams;

    /** Allocates streams of {@code elements} zeros each. */
    public CMemory(Precision precision, int streams, long elements) {
        this.precision = precision;
        long each = (elements * (precision == Precision.FLOAT ? 4 : 8) + 4095) / 4096 * 4096 + STAGGER;
        this.bytes = each * streams;
        this.start = C.allocate(bytes);
        if (start == 0) {
            throw new IllegalStateException("no memory for " + streams + " streams of " + elements);
        }
        this.streams = new long[streams];
        Arrays.setAll(this.streams, i -> start + i * each);
    }

    /** The address of a stream. */
    public long stream(int i) {
        return streams[i];
    }

    /** Copies floats into a stream of floats. */
    public void put(int stream, float[] values) {
        require(Precision.FLOAT);
        C.putFloats(streams[stream], values);
    }

    /** Copies doubles into a stream of doubles. */
    public void put(int stream, double[] values) {
        require(Precision.DOUBLE);
        C.putDoubles(streams[stream], values);
    }

    private void require(Precision of) {
        if (precision != of) {
            throw new IllegalArgumentException("numbers in " + of + " for a stream in " + precision);
        }
    }

    /** Copies the first numbers of a stream out. */
    public double[] get(int stream, int count) {
        double[] values = new double[count];
        if (precision == Precision.DOUBLE) {
            C.getDoubles(streams[stream], values);
            return values;
        }
        float[] narrow = new float[count];
        C.getFloats(streams[stream], narrow);
        Arrays.setAll(values, i -> narrow[i]);
        return values;
    }

    @Override
    public void close() {
        C.release(start, bytes);
    }
}
