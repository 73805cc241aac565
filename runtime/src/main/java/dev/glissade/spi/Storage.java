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
    F16,
    /** As {@link #BF16}, but assigned values go up or down at random, with odds that keep the mean. */
    BF16_STOCHASTIC;

    /** Bytes per number under parameters of the given precision. */
    public int bytes(Precision precision) {
        return switch (this) {
            case PARAM -> precision.bytes();
            case F32 -> 4;
            case F64 -> 8;
            case BF16, F16, BF16_STOCHASTIC -> 2;
        };
    }

    /** The format in memory, without how values are rounded to it. */
    public Storage format() {
        return this == BF16_STOCHASTIC ? BF16 : this;
    }

    /** The format in memory under parameters of the given precision: never {@code PARAM}. */
    public Storage format(Precision precision) {
        return this == PARAM ? (precision == Precision.FLOAT ? F32 : F64) : format();
    }
}
