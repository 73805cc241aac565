package dev.glissade.spi;

import java.util.Optional;

/**
 * A source of codecs that are faster than the scalar ones on the running JVM, found by {@link java.util.ServiceLoader}. Its
 * codecs give the same bits as {@link StateCodec#scalar}. Thread-safe.
 */
public interface StateCodecs {

    /** A codec for states of a format under parameters of a precision; empty if it has none here. */
    Optional<StateCodec> codec(Storage format, Precision precision);
}
