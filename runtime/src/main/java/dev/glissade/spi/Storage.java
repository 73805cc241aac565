package dev.glissade.spi;

/** How a tensor state is kept between steps. Immutable, thread-safe. */
public enum Storage {
    /** As the parameter: {@code float[]} or {@code double[]}. */
    PARAM,
    /** {@code float[]}. */
    F32,
    /** {@code double[]}. */
    F64,
    /** The upper half of a float's bits, in {@code short[]}. */
    BF16,
    /** IEEE 754 binary16 bits, in {@code short[]}. */
    F16;

    /** Bytes per number under parameters of the given precision. */
    public int bytes(Precision precision) {
        return switch (this) {
            case PARAM -> precision.bytes();
            case F32 -> 4;
            case F64 -> 8;
            case BF16, F16 -> 2;
        };
    }
}
