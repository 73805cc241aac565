package dev.glissade.spi;

/**
 * Brings the elements of a tensor state from memory to the working precision and back, a block at a time.
 *
 * <p>All codecs of one format give the same bits. The memory is an array of the type that {@link Storage} says; values lie in
 * {@code values[start]} and behind it. Thread-safe: without state. Nothing is allocated.
 */
public interface StateCodec {

    /** The codec that runs everywhere. */
    static StateCodec scalar(Storage storage, Precision precision) {
        return switch (storage.format(precision)) {
            case F32 -> new FloatCodec();
            case F64 -> new DoubleCodec();
            case BF16 -> new BFloat16Codec();
            case F16 -> new HalfCodec();
            case PARAM, BF16_STOCHASTIC -> throw new IllegalStateException(storage + " is no format");
        };
    }

    /** Reads {@code length} elements from {@code memory[at]} on; exact. */
    void read(Object memory, int at, float[] values, int start, int length);

    /** As for floats. */
    void read(Object memory, int at, double[] values, int start, int length);

    /** Rounds the values to nearest, ties to even, writes them from {@code memory[at]} on, and leaves the rounded ones. */
    void write(float[] values, int start, int length, Object memory, int at);

    /** As for floats; rounds once, directly from double. */
    void write(double[] values, int start, int length, Object memory, int at);

    /** Rounds the values as {@link #write(float[], int, int, Object, int)} would. */
    void round(float[] values, int start, int length);

    /** As for floats. */
    void round(double[] values, int start, int length);
}
