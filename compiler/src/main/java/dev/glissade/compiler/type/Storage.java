package dev.glissade.compiler.type;

/** How the values of a tensor state are kept between steps ({@code as}, language page section 13). */
public enum Storage {
    /** As the parameter. */
    PARAM,
    F32,
    F64,
    BF16,
    F16,
    /** As {@link #BF16}; assigned values are rounded up or down at random. */
    BF16_STOCHASTIC
}
